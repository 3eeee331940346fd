/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "command/earcup-command-tools.h"

static const struct
{
  const char *name;
  int       (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "list", earcup_command_list, N_("list the models") },
  { "simulate", earcup_command_simulate, N_("print what the acoustic network says about a model") },
  { "figures", earcup_command_figures, N_("print what follows from a model in practice") },
  { "closest", earcup_command_closest, N_("list the models that sound most like one") },
  { "choose", earcup_command_choose, N_("rank the headphones for what somebody needs") },
  { "claims", earcup_command_claims, N_("hold what the guides claim against the model") },
  { "fit", earcup_command_fit, N_("find the design that follows a measured curve") },
  { "render", earcup_command_render, N_("play a file through a model into a file") },
  { "ir", earcup_command_ir, N_("write the impulse response that a model is heard with") },
  { "round", earcup_command_round, N_("play a file through one model after the other") },
  { "scene", earcup_command_scene, N_("work out a situation, in figures and as sound") },
  { "plot", earcup_command_plot, N_("draw the responses of models into a file") },
  { "demo", earcup_command_demo, N_("do the main job without a window, with the demo mix") },
};

static int
find_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, word))
      return (int) i;

  return -1;
}

/* Returns: whether a word is the name of a command */
gboolean
earcup_command_exists (const char *word)
{
  return find_command (word) >= 0;
}

/* Prints how to call the program on the standard output. */
void
earcup_command_usage (void)
{
  g_print ("%s\n  earcup [%s]\n", _("Usage:"), _("FILE"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  earcup %-9s %s\n", commands[i].name, _(commands[i].summary));

  g_print ("\n%s\n", _("“earcup COMMAND --help” tells more. Without a command the window opens, "
                       "with FILE loaded."));
}

/* A result that did not reach its reader, say on a full disk, was not delivered. */
static int
deliver (int status)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  /* Translators: %s is the system's reason */
  earcup_command_say (_("the result cannot be written to the standard output: %s"),
                      g_strerror (errno != 0 ? errno : EIO));

  return status == EARCUP_COMMAND_DONE ? EARCUP_COMMAND_FAILED : status;
}

static void
ignore_log_cb (const char     *domain,
               GLogLevelFlags  level,
               const char     *message,
               gpointer        user_data)
{
}

/* What the libraries behind the decoders log about a damaged file tells its owner nothing; that
 * it is damaged comes as an error. */
static void
silence_decoders (void)
{
  static const char *const domains[] = { "GStreamer", "GStreamer-Audio", "GStreamer-Tag" };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    g_log_set_handler (domains[i], G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING, ignore_log_cb,
                       NULL);
}

/**
 * earcup_command_run:
 * @argc: number of arguments of the program, 2 or more
 * @argv: its arguments; the second one is the name of a command
 *
 * Runs a command. Results go to the standard output, messages to the standard error output.
 *
 * Returns: what the program is to return
 */
int
earcup_command_run (int    argc,
                    char **argv)
{
  g_autofree char *name = g_strconcat ("earcup ", argv[1], NULL);
  g_autofree char **arguments = g_memdup2 (argv + 1, (gsize) argc * sizeof *argv);

  g_set_prgname (name);
  arguments[0] = name;
  silence_decoders ();

  return deliver (commands[find_command (argv[1])].run (argc - 1, arguments));
}
