/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-rest.h"

/* Sets @user_data where a pad of the element is driven by a thread. */
static void
look_at_element (const GValue *value,
                 gpointer      user_data)
{
  GstElement *element = g_value_get_object (value);
  gboolean *works = user_data;

  GST_OBJECT_LOCK (element);
  for (GList *l = element->pads; l != NULL; l = l->next)
    if (gst_pad_get_task_state (l->data) == GST_TASK_STARTED)
      *works = TRUE;
  GST_OBJECT_UNLOCK (element);
}

/**
 * earcup_rest_is_reached:
 * @pipeline: a pipeline that has been started
 *
 * Whether no thread drives any element of a pipeline, so that nothing more will come of it. An
 * element that gives up reports an error, but a bin that is just being put together may keep the
 * report to itself. A pipeline may rest for a moment while it is put together, so that it has to
 * be asked several times. Any thread.
 *
 * Returns: whether nothing moves
 */
gboolean
earcup_rest_is_reached (GstBin *pipeline)
{
  g_autoptr(GstIterator) elements = gst_bin_iterate_recurse (pipeline);
  gboolean works = FALSE;

  while (gst_iterator_foreach (elements, look_at_element, &works) == GST_ITERATOR_RESYNC)
    {
      works = FALSE;
      gst_iterator_resync (elements);
    }

  return !works;
}
