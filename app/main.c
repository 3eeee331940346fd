/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#ifdef __GLIBC__
# include <malloc.h>
#endif

#include "command/earcup-command.h"
#include "interchange/earcup-paths.h"
#include "windows/earcup-application.h"

/* Each thread that once decoded a file would otherwise keep a heap of its own. */
static void
share_heaps (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
#endif
}

static int
open_window (int    argc,
             char **argv)
{
  g_autoptr(EarcupApplication) application = NULL;

  share_heaps ();

  if (!gtk_init_check ())
    {
      g_printerr ("earcup: %s\n", _("there is no display to open the window on; “earcup demo "
                                    "FOLDER” does the main job without one, and “earcup --help” "
                                    "tells more"));
      return EARCUP_COMMAND_FAILED;
    }

  application = earcup_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

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

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      earcup_command_usage ();
      return EARCUP_COMMAND_DONE;
    }

  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      g_print ("earcup %s\n", EARCUP_VERSION);
      return EARCUP_COMMAND_DONE;
    }

  return open_window (argc, argv);
}
