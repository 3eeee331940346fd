/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-session-label.h"

#include <glib/gi18n-lib.h>

static char *
dup_slot_label (EarcupSessionField field)
{
  int letter = 'A' + (int) (field - EARCUP_SESSION_SLOT) % EARCUP_SESSION_SLOTS;

  if (field < EARCUP_SESSION_CHANGE)
    /* Translators: what was undone; %c is the letter of a slot */
    return g_strdup_printf (_("model in %c"), letter);

  /* Translators: what was undone: a change of the model; %c is the letter of a slot */
  return g_strdup_printf (_("what if in %c"), letter);
}

/**
 * earcup_session_dup_label:
 * @field: a field of a session
 *
 * Says what the user changed, in words that follow a colon.
 *
 * Returns: (transfer full): the words, in the user's language
 */
char *
earcup_session_dup_label (EarcupSessionField field)
{
  if (field >= EARCUP_SESSION_SLOT && field < EARCUP_SESSION_HEARD)
    return dup_slot_label (field);
  if (field < EARCUP_SESSION_SLOT)
    /* Translators: what was undone: another mix was opened */
    return g_strdup (_("mix"));
  if (field >= EARCUP_SESSION_REPEAT && field <= EARCUP_SESSION_END)
    return g_strdup (_("loop"));
  if (field == EARCUP_SESSION_MARKS)
    return g_strdup (_("favourites and collections"));
  if (field == EARCUP_SESSION_WORN)
    return g_strdup (_("what is worn"));
  if (field == EARCUP_SESSION_MATCH)
    return g_strdup (_("loudness matching"));
  if (field == EARCUP_SESSION_LEVEL)
    return g_strdup (_("listening level"));
  if (field == EARCUP_SESSION_SCENE || field == EARCUP_SESSION_STEM)
    return g_strdup (_("scene"));
  if (field >= EARCUP_SESSION_TAKE && field <= EARCUP_SESSION_DISTANCE)
    return g_strdup (_("control of the scene"));

  return g_strdup (_("plot"));
}
