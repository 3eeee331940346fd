/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "claims/earcup-named-model.h"

/* Returns: (transfer full): a copy of what is told of a model; any thread */
EarcupNamedModel *
earcup_named_model_new (const EarcupNamedModel *fields)
{
  EarcupNamedModel *self = g_memdup2 (fields, sizeof *fields);

  self->id = g_strdup (fields->id);
  self->name = g_strdup (fields->name);

  return self;
}

/* Frees a model that is named; any thread. */
void
earcup_named_model_free (EarcupNamedModel *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * earcup_named_model_is_on:
 * @self: a model that is named
 * @topic: a topic
 *
 * Finds out whether a page lists a model: the history those of the history, and the page of a kind
 * those that are named as examples of it.
 *
 * Returns: whether it does; any thread
 */
gboolean
earcup_named_model_is_on (const EarcupNamedModel *self,
                          EarcupTopic             topic)
{
  if (topic == EARCUP_TOPIC_HISTORY)
    return self->named_as == EARCUP_NAMED_AS_HISTORY;

  return self->kind == topic && self->named_as == EARCUP_NAMED_AS_EXAMPLE;
}
