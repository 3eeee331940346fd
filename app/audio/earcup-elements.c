/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-elements.h"

#include <gst/gst.h>

#include "audio/earcup-filter.h"
#include "audio/earcup-splitter.h"
#include "audio/earcup-tone.h"
#include "audio/earcup-wisdom.h"

/**
 * earcup_elements_init:
 *
 * Starts GStreamer and registers the elements of this folder in the program itself. The first
 * call may take seconds while GStreamer looks through its plug-ins, so it belongs in a thread of
 * its own; later calls return at once. Any thread.
 */
void
earcup_elements_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  earcup_wisdom_load ();
  gst_init (NULL, NULL);
  gst_element_register (NULL, "earcup", GST_RANK_NONE, EARCUP_TYPE_FILTER);
  gst_element_register (NULL, "earcupsplitter", GST_RANK_NONE, EARCUP_TYPE_SPLITTER);
  gst_element_register (NULL, "earcuptone", GST_RANK_NONE, EARCUP_TYPE_TONE);
  g_once_init_leave (&done, 1);
}

/* What all sound goes through, and the package of GStreamer that has it. */
static const struct
{
  const char *element;
  const char *package;
} needs[] = {
  { "queue", "gstreamer" },
  { "uridecodebin", "gst-plugins-base" },
  { "audioconvert", "gst-plugins-base" },
  { "audioresample", "gst-plugins-base" },
};

/**
 * earcup_elements_find_missing:
 * @package: (out) (optional): the package of GStreamer that has it, as its makers call it
 *
 * Looks whether all elements that playing cannot do without are installed. GStreamer must have been
 * started; any thread.
 *
 * Returns: (nullable): the name of one that is not, %NULL when nothing is missing
 */
const char *
earcup_elements_find_missing (const char **package)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      g_autoptr(GstElementFactory) factory = gst_element_factory_find (needs[i].element);

      if (factory != NULL)
        continue;

      if (package != NULL)
        *package = needs[i].package;
      return needs[i].element;
    }

  return NULL;
}
