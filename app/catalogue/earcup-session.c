/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session.h"

#include <math.h>
#include <string.h>

/* A field has a text or a number; the other one stays as it was made. */
struct _EarcupSession
{
  gatomicrefcount  n_refs;
  double           numbers[EARCUP_N_SESSION_FIELDS];
  char            *texts[EARCUP_N_SESSION_FIELDS];     /* shared by all sessions that have it */
};

G_DEFINE_BOXED_TYPE (EarcupSession, earcup_session, earcup_session_ref, earcup_session_unref)

static gboolean
is_text (EarcupSessionField field)
{
  return earcup_session_field_get_info (field)->type == EARCUP_SESSION_TYPE_TEXT;
}

/* Makes a session that holds what a first start shows, without models. (transfer full) */
EarcupSession *
earcup_session_new (void)
{
  EarcupSession *self = g_new0 (EarcupSession, 1);

  g_atomic_ref_count_init (&self->n_refs);
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      const EarcupSessionFieldInfo *info = earcup_session_field_get_info (i);

      self->numbers[i] = info->number;
      self->texts[i] = g_ref_string_new_intern (info->text);
    }

  return self;
}

/* Makes a session with the same in it, which may be filled. (transfer full) */
EarcupSession *
earcup_session_copy (const EarcupSession *self)
{
  EarcupSession *copy = g_new0 (EarcupSession, 1);

  g_atomic_ref_count_init (&copy->n_refs);
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    {
      copy->numbers[i] = self->numbers[i];
      copy->texts[i] = g_ref_string_acquire (self->texts[i]);
    }

  return copy;
}

/* Takes a reference; any thread. */
EarcupSession *
earcup_session_ref (EarcupSession *self)
{
  g_atomic_ref_count_inc (&self->n_refs);

  return self;
}

/* Gives a reference back; any thread. */
void
earcup_session_unref (EarcupSession *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    g_ref_string_release (self->texts[i]);
  g_free (self);
}

/* Sets a text; one that is longer than the field may hold, or no UTF-8, is not taken. */
void
earcup_session_set_text (EarcupSession      *self,
                         EarcupSessionField  field,
                         const char         *text)
{
  g_return_if_fail (is_text (field));

  if (text == NULL)
    text = "";
  if ((double) strlen (text) > earcup_session_field_get_info (field)->highest ||
      !g_utf8_validate (text, -1, NULL))
    return;

  g_ref_string_release (self->texts[field]);
  self->texts[field] = g_ref_string_new_intern (text);
}

/* Sets a number or, with 0 or 1, a switch; it is held to the range of the field, and what is no
 * number is not taken. */
void
earcup_session_set_number (EarcupSession      *self,
                           EarcupSessionField  field,
                           double              number)
{
  const EarcupSessionFieldInfo *info = earcup_session_field_get_info (field);

  g_return_if_fail (!is_text (field));

  if (!isnan (number))
    self->numbers[field] = CLAMP (number, info->lowest, info->highest);
}

/* Returns: (transfer none): a text */
const char *
earcup_session_get_text (const EarcupSession *self,
                         EarcupSessionField   field)
{
  g_return_val_if_fail (is_text (field), NULL);

  return self->texts[field];
}

/* Returns: a number, in the unit of the field */
double
earcup_session_get_number (const EarcupSession *self,
                           EarcupSessionField   field)
{
  g_return_val_if_fail (!is_text (field), 0.0);

  return self->numbers[field];
}

/* Returns: whether a switch is on */
gboolean
earcup_session_is_on (const EarcupSession *self,
                      EarcupSessionField   field)
{
  return earcup_session_get_number (self, field) > 0.5;
}

/* Returns: whether two sessions have the same in a field */
gboolean
earcup_session_has_same (const EarcupSession *self,
                         const EarcupSession *other,
                         EarcupSessionField   field)
{
  if (is_text (field))
    return self->texts[field] == other->texts[field] ||
           g_str_equal (self->texts[field], other->texts[field]);

  return !(self->numbers[field] < other->numbers[field]) &&
         !(self->numbers[field] > other->numbers[field]);
}

/* Returns: whether two sessions are the same */
gboolean
earcup_session_equal (const EarcupSession *self,
                      const EarcupSession *other)
{
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    if (!earcup_session_has_same (self, other, i))
      return FALSE;

  return TRUE;
}
