/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "command/earcup-command.h"
#include "interchange/earcup-paths.h"

/* Commands start no toolkit and need no display; everything else opens the window. */
int
main (int    argc,
      char **argv)
{
  g_autofree char *locale = earcup_paths_dup_locale ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && earcup_command_exists (argv[1]))
    return earcup_command_run (argc, argv);

  earcup_command_usage ();
  return EARCUP_COMMAND_WRONG;
}
