/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "help/earcup-help-book.h"
#include "help/earcup-help-window.h"
#include "windows/earcup-window-private.h"

/* What stands beside the plot, by its property, and the page that speaks of it. The guide is no
 * sign of a question, for it may be there all the time. */
static const struct
{
  const char *property;
  const char *page;
} sides[] = {
  { "show-what-if", "what-if" },
  { "show-figures", "figures" },
  { "show-scene", "scenes" },
  { "show-round", "round" },
};

/* Where the focus is, by the part of the window that it is in. */
static const char *
find_page (EarcupWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_widget_get_mapped (self->blind_place))
    return "blind";

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gboolean is_shown;

      g_object_get (self, sides[i].property, &is_shown, NULL);
      if (is_shown)
        return sides[i].page;
    }

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->browser)))
    return "find";
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plot_panel)))
    return "plot";
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->guide))
    return "guide";

  return EARCUP_HELP_INDEX;
}

/* Shows the help where it speaks of what is seen. There is one such window. */
void
earcup_window_show_help (EarcupWindow *self)
{
  const char *page = find_page (self);

  if (self->help == NULL)
    g_set_weak_pointer (&self->help, earcup_help_window_new (GTK_WINDOW (self)));
  earcup_help_window_go (EARCUP_HELP_WINDOW (self->help), page);
  gtk_window_present (self->help);
}

/* Shows the list of keys. It is not where the toolkit would look for it by itself, as it would then
 * be made at each start. */
void
earcup_window_show_shortcuts (EarcupWindow *self)
{
  if (self->shortcuts == NULL)
    {
      g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/earcup/Earcup/windows/help-overlay.ui");
      GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

      gtk_window_set_transient_for (window, GTK_WINDOW (self));
      gtk_window_set_destroy_with_parent (window, TRUE);
      g_set_weak_pointer (&self->shortcuts, window);
    }

  gtk_window_present (self->shortcuts);
}
