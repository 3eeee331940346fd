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
