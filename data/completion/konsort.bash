# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of konsort(1) for bash, installed as `konsort'.     -*- shell-script -*-

# The ids of the calls known to PROGRAM; with CALL the Lots of that one.
_konsort_ids()
{
	"$1" --lang=en calls 2>/dev/null | awk -F '  +' -v call="$2" '
		NR > 1 && /^[a-z0-9]/ && call == "" { print $1 }
		call != "" && $1 == call && $3 != "none" { gsub(",", "", $3); print $3 }'
}

_konsort_option()
{
	case $2 in
	--lang) COMPREPLY=($(compgen -W 'da en nl' -- "$3")) ;;
	--color) COMPREPLY=($(compgen -W 'auto always never' -- "$3")) ;;
	--format) COMPREPLY=($(compgen -W 'text json' -- "$3")) ;;
	--call) COMPREPLY=($(compgen -W "$(_konsort_ids "$1")" -- "$3")) ;;
	--lot) [[ -z $4 ]] || COMPREPLY=($(compgen -W "$(_konsort_ids "$1" "$4")" -- "$3")) ;;
	--with | --data-dir) _konsort_files "$3" -d ;;
	esac
}

# Drafts and call files with the directories on the way to them, or directories alone (-d).
_konsort_files()
{
	local IFS=$'\n'
	compopt -o filenames 2>/dev/null
	if [[ $2 == -d ]]; then
		COMPREPLY+=($(compgen -d -- "$1"))
	else
		COMPREPLY+=($(compgen -d -- "$1") $(compgen -f -X '!*.yaml' -- "$1")
			$(compgen -f -X '!*.yml' -- "$1"))
	fi
}

_konsort()
{
	local cur=${COMP_WORDS[COMP_CWORD]} option= command= first= call= word i n=0
	local common='--lang --data-dir --color --ascii --plain --help --version'
	COMPREPLY=()
	# words behind the program: an option with its value, the command, its operands;
	# "--lot=2" comes as three words
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $word in
		--lang | --color | --format | --call | --lot | --with | --data-dir)
			option=$word
			[[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
			((i + 1 < COMP_CWORD)) || break
			((i++))
			[[ $option == --call ]] && call=${COMP_WORDS[i]}
			option= ;;
		-*) ;;
		check | calls | explain | fits | suggest)
			if [[ -z $command && $n == 0 ]]; then command=$word; else ((n++)); fi ;;
		*)
			[[ $n == 0 ]] && first=$word
			((n++)) ;;
		esac
	done
	[[ $cur == = ]] && cur=
	if [[ -n $option ]]; then
		_konsort_option "$1" "$option" "$cur" "$call"
		return
	fi
	if [[ $cur == -* ]]; then
		case $command in
		'') word='--call --lot --format --with --check --template' ;;
		check) word='--call --lot --format --with' ;;
		calls) word='--format --check --template' ;;
		explain) word='--format' ;;
		fits | suggest) word='--call --lot --format' ;;
		esac
		COMPREPLY=($(compgen -W "$common $word" -- "$cur"))
		return
	fi
	case $command in
	explain)
		((n == 0)) && COMPREPLY=($(compgen -W "$(_konsort_ids "$1")" -- "$cur"))
		((n == 1)) && COMPREPLY=($(compgen -W "$(_konsort_ids "$1" "$first")" -- "$cur"))
		return ;;
	'')
		((n == 0)) && COMPREPLY=($(compgen -W 'check calls explain fits suggest' -- "$cur")) ;;
	esac
	_konsort_files "$cur"
} &&
complete -F _konsort konsort
