
# Agents, groups and runs, which volmount itself lists; the function above completes everything else.
# Sets what is before the cursor, and the kind of names that belong there, if any.
_volmount_place() {
    local line=$1 before_word command subcommand rest
    if [ -n "${ZSH_VERSION-}" ]; then
        emulate -L sh
        setopt noglob
    fi
    positional='' kind='' option=''
    typed=${line##*[[:blank:]]}
    before=${line%"$typed"}
    before_word=${before%"${before##*[![:blank:]]}"}
    before_word=${before_word##*[[:blank:]]}
    case $typed in
        --*=*) before_word=${typed%%=*} option=${typed%%=*}= typed=${typed#*=} ;;
    esac
    read -r program command subcommand rest <<<"$before"

    case $before_word in
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
}

_volmount_names() {
    local program before typed option kind positional head='' cut='' quote='' name
    _volmount_place "${COMP_LINE:0:$COMP_POINT}"
    COMPREPLY=()
    if [ -z "$kind" ] || [ -n "$positional" ]; then
        _complete_volmount "$@"
    fi
    [ -n "$kind" ] || return 0

    [ -n "${ZSH_VERSION-}" ] || compopt +o default 2>/dev/null
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

# In zsh compopt is missing, so whether files may be offered has to be known before.
_volmount_zsh() {
    local program before typed option kind positional
    _volmount_place "${words[1,CURRENT-1]} $QIPREFIX$IPREFIX$PREFIX"
    if [ -n "$kind" ]; then
        _bash_complete -F _volmount_names
    else
        _bash_complete -o default -F _volmount_names
    fi
}

if [ -n "${ZSH_VERSION-}" ]; then
    compdef _volmount_zsh volmount
else
    complete -o default -F _volmount_names volmount
fi
