# SPDX-License-Identifier: GPL-3.0-or-later
# i18nspector finds nothing in the catalogues and templates.  It wants addresses for mail
# and konsort has none that is public: none is made up.  The YEAR of a template is xgettext's.
. "$KONSORT_SUPPORT/tap.sh"
cd "$KONSORT_SRCDIR" || exit 99
for tool in i18nspector xgettext; do
	command -v $tool >/dev/null || { echo "1..0 # SKIP $tool is missing"; exit 0; }
done
excepted='W: [^ ]*: (no-report-msgid-bugs-to-header-field|invalid-last-translator)( |$)'
excepted="$excepted|I: [^ ]*: boilerplate-in-initial-comments 'Copyright .C. YEAR "

# What is said of a file, but for what is excepted.
spectate()
{
	i18nspector "$1" 2>&1 | grep -vE "^($excepted)"
}

options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/p' po/Makevars | sed '1s/^[^=]*=//; s/\\$//' | tr '\n' ' ')
version=$(sed -n 's/^AC_INIT(\[konsort\], \[\(.*\)\]).*/\1/p' configure.ac)
holder=$(sed -n 's/^COPYRIGHT_HOLDER = //p' po/Makevars)
check "strings can be collected" eval \
	"xgettext $options --files-from=po/POTFILES.in -o \"$SCRATCH/konsort.pot\" \
	--copyright-holder=\"$holder\" --package-name=konsort --package-version=\"$version\""
for file in "$SCRATCH/konsort.pot" po/data.pot $(sed 's/#.*//; s|[a-zA-Z_@]\{1,\}|po/&.po|' po/LINGUAS); do
	is "$(basename "$file") is clean" "$(spectate "$file")" ""
done

# It must be able to tell.
sed 's/^"Language: .*/"Language: xx\\n"/; s/%1/%2/' po/da.po >"$SCRATCH/da.po"
check "a wrong header is found" eval 'spectate "$SCRATCH/da.po" | grep -q language'
done_testing
