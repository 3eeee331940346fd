/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <unistd.h>

#include "catalogue/earcup-catalogue-error.h"
#include "catalogue/earcup-resolve.h"

/* Prints a sentence for a person on the standard error output. */
void
earcup_command_say (const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_printerr ("earcup: %s\n", text);
}

/* Says why a render failed, or that it was stopped. */
void
earcup_command_say_why (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    earcup_command_say (_("stopped before the end, so nothing is written"));
  else
    earcup_command_say ("%s", error->message);
}

/**
 * earcup_command_parse:
 * @usage: the arguments behind the name of the command, for its help
 * @entries: its options
 * @argc: (inout): number of arguments, the name of the command first
 * @argv: (inout): the arguments; options are taken out
 *
 * Parses the options of a command and says what is wrong with them.
 *
 * Returns: whether they make sense
 */
gboolean
earcup_command_parse (const char     *usage,
                      GOptionEntry   *entries,
                      int            *argc,
                      char         ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_autoptr(GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  earcup_command_say ("%s", error->message);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the bundled catalogue; %NULL after saying what is wrong */
EarcupCatalogue *
earcup_command_catalogue (void)
{
  g_autoptr(GError) error = NULL;
  EarcupCatalogue *catalogue = earcup_catalogue_new_bundled (&error);

  if (catalogue == NULL)
    earcup_command_say ("%s", error->message);

  return catalogue;
}

/* Returns: (transfer full) (nullable): the model that a word names; %NULL after saying what is
 * wrong, which is always the caller's word: exit with EARCUP_COMMAND_WRONG */
EarcupModel *
earcup_command_resolve (EarcupCatalogue *catalogue,
                        const char      *word)
{
  g_autoptr(GError) error = NULL;
  EarcupModel *model = earcup_catalogue_resolve (catalogue, word, &error);

  if (model == NULL)
    earcup_command_say ("%s", error->message);

  return model;
}

static sigset_t
stop_signals (void)
{
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGHUP);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);

  return signals;
}

/* The first signal lets the work end in good order, a second one does not wait for it. */
static gpointer
wait_for_signals (gpointer cancellable)
{
  sigset_t signals = stop_signals ();
  int received;

  sigwait (&signals, &received);
  g_cancellable_cancel (cancellable);
  sigwait (&signals, &received);
  _exit (EARCUP_COMMAND_FAILED);
}

/**
 * earcup_command_cancellable:
 *
 * Lets Ctrl+C, and the signals of a session that ends, stop what a command does, so that it can
 * take away what it has begun to write. To be called once, before other threads begin.
 *
 * Returns: (transfer full): what is cancelled then
 */
GCancellable *
earcup_command_cancellable (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t signals = stop_signals ();

  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));

  return cancellable;
}

/* Says where the curve of a model comes from, and what to keep in mind. */
void
earcup_command_tell_origin (EarcupModel *model)
{
  g_autofree char *origin = earcup_model_dup_provenance_text (model);

  earcup_command_say ("%s: %s", earcup_model_get_name (model), origin);
  for (guint i = 0; i < earcup_model_get_n_notes (model); i++)
    earcup_command_say ("%s: %s", earcup_model_get_name (model),
                        earcup_model_get_notes (model)[i]);
}

/* Returns: @buffer, of EARCUP_NUMBER_LENGTH, with @value printed as machines read it in every
 * language */
const char *
earcup_command_number (char       *buffer,
                       const char *format,
                       double      value)
{
  return g_ascii_formatd (buffer, EARCUP_NUMBER_LENGTH, format, value);
}

/* Says so where what was given for an option does not lie in a range; not a number is outside
 * each. Returns: whether it lies in it */
gboolean
earcup_command_check_range (const char *option,
                            double      value,
                            double      lowest,
                            double      highest,
                            const char *unit)
{
  char number[3][EARCUP_NUMBER_LENGTH];

  if (value >= lowest && value <= highest)
    return TRUE;

  /* Translators: an option, the number given, the lowest and the highest allowed, a unit */
  earcup_command_say (_("%s %s is not from %s to %s %s"), option,
                      earcup_command_number (number[0], "%g", value),
                      earcup_command_number (number[1], "%g", lowest),
                      earcup_command_number (number[2], "%g", highest), unit);
  return FALSE;
}

/**
 * earcup_command_check_worn:
 * @model: what is to be worn
 *
 * Checks that a model is something to wear, and says so where it is not.
 *
 * Returns: whether it can be worn
 */
gboolean
earcup_command_check_worn (EarcupModel *model)
{
  if (earcup_model_get_monitor (model) == NULL)
    return TRUE;

  /* Translators: %s is the name of a loudspeaker */
  earcup_command_say (_("%s is a loudspeaker, so it cannot be worn"),
                      earcup_model_get_name (model));
  return FALSE;
}

/**
 * earcup_command_say_choices:
 * @word: what was written
 * @option: where it was written, such as "--source"
 * @n_choices: how many words may be written there
 * @get_nth: tells each of them, from 0 on
 *
 * Says that a word is none of those that are known.
 */
void
earcup_command_say_choices (const char   *word,
                            const char   *option,
                            guint         n_choices,
                            const char *(*get_nth) (guint position))
{
  g_autoptr(GString) choices = g_string_new (NULL);

  for (guint i = 0; i < n_choices; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? ", " : "", get_nth (i));

  /* Translators: what was written, an option, and what may be written there */
  earcup_command_say (_("“%s” is nothing that %s knows; it is one of %s"), word, option,
                      choices->str);
}
