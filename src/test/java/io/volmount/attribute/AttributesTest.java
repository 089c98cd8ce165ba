package io.volmount.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    private static Attributes parse(String setting) {
        return Attributes.parse(setting).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "public_ip:true, disk:ssd, public_ip:true;disk:ssd",
                "rack:r1;disk:hdd;os:centos7, disk:ssd;raid:1, rack:r1;disk:ssd;os:centos7;raid:1",
                "disk:hdd;rack:r1;disk:sas, disk:ssd, disk:ssd;rack:r1",
                "'', disk:ssd, disk:ssd",
                "'rack: r1 ;;ports:[1-5,7-9];', 'addr:10.0.0.1:80', 'rack:r1;ports:[1-5,7-9];addr:10.0.0.1:80'",
            })
    void othersReplaceThoseOfTheirNameInPlaceAndComeLastOtherwise(String before, String others, String after) {
        assertThat(parse(before).with(parse(others))).hasToString(after);
    }

    @Test
    void anAttributeIsHeldOnlyIfNoOtherHasItsName() {
        assertThat(parse("rack:r1;disk:ssd").hold(parse("disk:ssd"))).isTrue();
        assertThat(parse("disk:hdd;disk:ssd").hold(parse("disk:ssd"))).isFalse();
        assertThat(parse("rack:r1").hold(parse("disk:ssd"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rack", "rack:", ":r1", "a:b;c", "a:it's", "a:\\x", "a:b c", "a:\u00fc", "a:\t", "a:\u0007"})
    void whatCouldBreakTheSettingIsNotParsed(String setting) {
        assertThat(Attributes.parse(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssd", "1", "1.5", "-0.5", "a/b_c-d.e", "[0-4]", "[1-5,8-9]", "banana", "infinite"})
    void aTextANumberOrRangesAreValues(String value) {
        assertThat(Attribute.objectionToValue(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s s d",
                "a;b:c",
                "a:b",
                "{a,b}",
                "[1-5",
                "[5-1]",
                "[1-5,]",
                "[a-b]",
                "NaN",
                "-inf",
                "Infinity",
                "${disk}",
                "a\nb",
                "\u00fc",
                "'a'",
                "[1-99999999999999999999]"
            })
    void nothingElseIs(String value) {
        assertThat(Attribute.objectionToValue(value)).isPresent();
    }

    @Test
    void onlyTheLastLineOfItsOwnCountsAndALaterFileOutweighsIt() {
        assertThat(settings(List.of(), null).effective()).contains("inherited:1");
        assertThat(settings(List.of("MESOS_ATTRIBUTES=a:1", "MESOS_ATTRIBUTES = \"b:2\""), null)
                        .effective())
                .contains("b:2");
        assertThat(settings(List.of("MESOS_ATTRIBUTES=a:1"), "later:1").effective())
                .contains("later:1");
    }

    private static AttributeSettings settings(List<String> lines, String later) {
        return new AttributeSettings(
                Optional.of("inherited:1"), lines, Optional.ofNullable(later), OptionalInt.empty(), Optional.empty());
    }
}
