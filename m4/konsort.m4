dnl SPDX-License-Identifier: GPL-3.0-or-later
dnl Questions about compiler flags.  Each is asked with -Werror, so that a flag
dnl that is only tolerated with a warning is left out.

dnl KONSORT_CC_FLAGS(VARIABLE, FLAGS): adds those of FLAGS that the compiler takes.
AC_DEFUN([KONSORT_CC_FLAGS], [
	for konsort_flag in $2; do
		AC_MSG_CHECKING([whether $CC takes $konsort_flag])
		konsort_saved=$CFLAGS
		CFLAGS="$CFLAGS -Werror $$1 $konsort_flag"
		AC_COMPILE_IFELSE([AC_LANG_SOURCE([[int konsort; ]])],
			[AC_MSG_RESULT([yes]); $1="$$1 $konsort_flag"],
			[AC_MSG_RESULT([no])])
		CFLAGS=$konsort_saved
	done
])

dnl KONSORT_LINK_FLAGS(CFLAGS-VARIABLE, LDFLAGS-VARIABLE, CFLAGS, LDFLAGS, [WHAT]):
dnl adds both if a program links and with them; else stops if WHAT was asked for.
AC_DEFUN([KONSORT_LINK_FLAGS], [
	AC_MSG_CHECKING([whether $CC links with $4])
	konsort_saved=$CFLAGS
	konsort_saved_ld=$LDFLAGS
	CFLAGS="$CFLAGS -Werror $3"
	LDFLAGS="$LDFLAGS $4"
	AC_LINK_IFELSE([AC_LANG_PROGRAM()], [konsort_links=yes], [konsort_links=no])
	CFLAGS=$konsort_saved
	LDFLAGS=$konsort_saved_ld
	AC_MSG_RESULT([$konsort_links])
	AS_IF([test "$konsort_links" = yes], [
		m4_ifval([$1], [$1="$$1 $3"])
		$2="$$2 $4"
	], [
		m4_ifval([$5], [AC_MSG_ERROR([the compiler cannot build with $5])], [:])
	])
])

dnl KONSORT_FORTIFY(VARIABLE): the strongest _FORTIFY_SOURCE that gives no warning;
dnl none without optimisation.
AC_DEFUN([KONSORT_FORTIFY], [
	konsort_saved=$CFLAGS
	konsort_fortify=none
	for konsort_level in 3 2; do
		AS_IF([test "$konsort_fortify" = none], [
			AC_MSG_CHECKING([whether $CC takes _FORTIFY_SOURCE=$konsort_level])
			konsort_flag="-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$konsort_level"
			CFLAGS="$konsort_saved -Werror $konsort_flag"
			AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <string.h>]])],
				[AC_MSG_RESULT([yes]); konsort_fortify=$konsort_level; $1="$$1 $konsort_flag"],
				[AC_MSG_RESULT([no])])
		])
	done
	CFLAGS=$konsort_saved
])
