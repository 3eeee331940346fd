/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/earcup-direction.h"

#define RIGHT_TO_LEFT_MARK "\342\200\217"

/**
 * earcup_direction_dup_text:
 * @widget: what shows the text
 * @text: a text that may be in another script than the rest of the window, such as a name
 *
 * Makes a line follow the direction of the window. Without that a name in Latin letters would stand
 * at the left of its line where everything else begins at the right.
 *
 * Returns: (transfer full): what to show
 */
char *
earcup_direction_dup_text (GtkWidget  *widget,
                           const char *text)
{
  gboolean from_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return g_strconcat (from_right ? RIGHT_TO_LEFT_MARK : "", text, NULL);
}
