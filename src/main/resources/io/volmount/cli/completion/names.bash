
# Agents, groups and runs, which volmount itself lists; the function above completes everything else.
_volmount_names() {
    local line=${COMP_LINE:0:$COMP_POINT} typed before previous program command subcommand rest
    local positional='' kind='' option='' head='' cut='' quote='' name
    typed=${line##*[[:blank:]]}
    before=${line%"$typed"}
    previous=${before%"${before##*[![:blank:]]}"}
    previous=${previous##*[[:blank:]]}
    case $typed in
        --*=*) previous=${typed%%=*} option=${typed%%=*}= typed=${typed#*=} ;;
    esac
    read -r program command subcommand rest <<<"$before"

    case $previous in
@OPTIONS@
        *) positional=yes ;;
    esac
    case $positional,$typed in
        ,* | *,-*) ;;
        *)
            case $command' '$subcommand in
@COMMANDS@
            esac
            ;;
    esac
    COMPREPLY=()
    if [ -z "$kind" ] || [ -n "$positional" ]; then
        _complete_volmount "$@"
    fi
    [ -n "$kind" ] || return 0

    compopt +o default 2>/dev/null
    case $typed in
        [\'\"]*) quote=${typed:0:1} typed=${typed:1} ;;
    esac
    if [ "$kind" = patterns ]; then
        head=${typed%"${typed##*[,!]}"} typed=${typed##*[,!]}
    fi
    # Bash replaces only what follows the last of these.
    case ${COMP_WORDBREAKS-} in
        *=*) option='' ;;
    esac
    case ${COMP_WORDBREAKS-},$quote in
        *:*,) cut=$head$typed cut=${cut%"${cut##*:}"} ;;
    esac
    while IFS= read -r name; do
        case $name in
            "$typed"*)
                [ -n "$quote" ] || printf -v name %q "$name"
                name=$head$name
                COMPREPLY+=("$option${name#"$cut"}")
                ;;
        esac
    done < <("${program/#\~/$HOME}" __names "$kind" "$before" 2>/dev/null </dev/null)
}
complete -o default -F _volmount_names volmount
