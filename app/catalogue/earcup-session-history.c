/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/earcup-session-history.h"

/* Each step is the session before it, so that to undo is to bring that back. */

struct _EarcupSessionHistory
{
  GPtrArray         *sessions;    /* the oldest first */
  guint              at;          /* which of them is now */
  gboolean           may_join;    /* the last thing that happened was a change, … */
  EarcupSessionField joined;      /* … of this, … */
  double             at_s;        /* … that ended then */
};

/* Makes a history that begins with a session. (transfer full) */
EarcupSessionHistory *
earcup_session_history_new (EarcupSession *now)
{
  EarcupSessionHistory *self = g_new0 (EarcupSessionHistory, 1);

  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) earcup_session_unref);
  g_ptr_array_add (self->sessions, earcup_session_ref (now));

  return self;
}

/* Frees a history. */
void
earcup_session_history_free (EarcupSessionHistory *self)
{
  g_ptr_array_unref (self->sessions);
  g_free (self);
}

/**
 * earcup_session_find_change:
 * @one: a session
 * @other: another
 * @field: (out): return location for what differs; of several fields the first one
 *
 * Says what makes two sessions differ for the user, who does not undo what is listened to and
 * where: by itself it is no change.
 *
 * Returns: whether anything differs
 */
gboolean
earcup_session_find_change (const EarcupSession *one,
                            const EarcupSession *other,
                            EarcupSessionField  *field)
{
  for (guint i = 0; i < EARCUP_N_SESSION_FIELDS; i++)
    if (earcup_session_field_can_undo (i) && !earcup_session_has_same (one, other, i))
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}

/* What is set in small steps, and therefore joined. */
static gboolean
is_gradual (EarcupSessionField field)
{
  return (field >= EARCUP_SESSION_CHANGE && field < EARCUP_SESSION_DRIVER) ||
         (earcup_session_field_get_info (field)->type == EARCUP_SESSION_TYPE_NUMBER &&
          field > EARCUP_SESSION_HEARD);
}

/* Small steps that lead back to where they began are no change. */
static void
drop_nothing (EarcupSessionHistory *self)
{
  EarcupSessionField field;

  if (self->at == 0 || earcup_session_find_change (self->sessions->pdata[self->at - 1],
                                                   self->sessions->pdata[self->at], &field))
    return;

  g_ptr_array_remove_index (self->sessions, self->at - 1);
  self->at--;
  self->may_join = FALSE;
}

/**
 * earcup_session_history_add:
 * @self: a history
 * @session: what is now
 * @from_s: when the change began, on any clock that does not go back
 * @to_s: when it had come to rest
 *
 * Adds a change. What had been undone cannot be done again any more. Small steps of the same thing
 * are one change; beyond %EARCUP_SESSION_HISTORY_DEPTH the oldest is forgotten.
 *
 * Returns: whether it is a change that can be undone
 */
gboolean
earcup_session_history_add (EarcupSessionHistory *self,
                            EarcupSession        *session,
                            double                from_s,
                            double                to_s)
{
  EarcupSessionField field;

  if (!earcup_session_find_change (earcup_session_history_get (self), session, &field))
    {
      earcup_session_history_amend (self, session);
      return FALSE;
    }

  g_ptr_array_set_size (self->sessions, (int) self->at + 1);
  if (self->may_join && self->joined == field && is_gradual (field) &&
      from_s - self->at_s < EARCUP_SESSION_HISTORY_JOIN_S)
    {
      earcup_session_history_amend (self, session);
      self->at_s = to_s;
      drop_nothing (self);
      return TRUE;
    }
  else
    {
      g_ptr_array_add (self->sessions, earcup_session_ref (session));
      if (self->sessions->len > EARCUP_SESSION_HISTORY_DEPTH + 1)
        g_ptr_array_remove_index (self->sessions, 0);
      self->at = self->sessions->len - 1;
    }

  self->may_join = TRUE;
  self->joined = field;
  self->at_s = to_s;

  return TRUE;
}

/* Puts a session in the place of the one that is now, without a change. */
void
earcup_session_history_amend (EarcupSessionHistory *self,
                              EarcupSession        *session)
{
  EarcupSession *before = self->sessions->pdata[self->at];

  self->sessions->pdata[self->at] = earcup_session_ref (session);
  earcup_session_unref (before);
}

/* Returns: (transfer none): the session that is now */
EarcupSession *
earcup_session_history_get (const EarcupSessionHistory *self)
{
  return self->sessions->pdata[self->at];
}

/* Goes a change back.
 *
 * Returns: (transfer none) (nullable): the session that is now, or %NULL if there is none before */
EarcupSession *
earcup_session_history_undo (EarcupSessionHistory *self)
{
  if (self->at == 0)
    return NULL;

  self->at--;
  self->may_join = FALSE;

  return earcup_session_history_get (self);
}

/* Makes a change again.
 *
 * Returns: (transfer none) (nullable): the session that is now, or %NULL if none was undone */
EarcupSession *
earcup_session_history_redo (EarcupSessionHistory *self)
{
  if (self->at + 1 >= self->sessions->len)
    return NULL;

  self->at++;
  self->may_join = FALSE;

  return earcup_session_history_get (self);
}

/* Returns: whether there is something to undo; @field is then what it changed */
gboolean
earcup_session_history_peek_undo (const EarcupSessionHistory *self,
                                  EarcupSessionField         *field)
{
  return self->at > 0 && earcup_session_find_change (self->sessions->pdata[self->at - 1],
                                                     self->sessions->pdata[self->at], field);
}

/* Returns: whether there is something to do again; @field is then what it changes */
gboolean
earcup_session_history_peek_redo (const EarcupSessionHistory *self,
                                  EarcupSessionField         *field)
{
  return self->at + 1 < self->sessions->len &&
         earcup_session_find_change (self->sessions->pdata[self->at],
                                     self->sessions->pdata[self->at + 1], field);
}

/* Returns: whether a session is as the one before the last change, so that to get there was to undo
 * that change */
gboolean
earcup_session_history_is_undone (const EarcupSessionHistory *self,
                                  const EarcupSession        *session)
{
  EarcupSessionField field;

  return self->at > 0 &&
         !earcup_session_find_change (self->sessions->pdata[self->at - 1], session, &field);
}
