/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-figures-panel.h"
#include "windows/earcup-round-panel.h"
#include "windows/earcup-scene-panel.h"
#include "windows/earcup-what-if-panel.h"
#include "windows/earcup-window-private.h"

/* Where the window has what can stand in the end pane. */
static GtkWidget **
get_place (EarcupWindow     *self,
           EarcupWindowSide  side)
{
  switch (side)
    {
    case EARCUP_WINDOW_SIDE_WHAT_IF:
      return &self->what_if;

    case EARCUP_WINDOW_SIDE_FIGURES:
      return &self->figures;

    case EARCUP_WINDOW_SIDE_ROUND:
      return &self->round;

    case EARCUP_WINDOW_SIDE_SCENE:
      return &self->scene;

    case EARCUP_WINDOW_SIDE_GUIDE:
    default:
      return &self->guide;
    }
}

static GtkWidget *
make_what_if (EarcupWindow *self)
{
  GtkWidget *panel = g_object_new (EARCUP_TYPE_WHAT_IF_PANEL, NULL);

  earcup_what_if_panel_set_audition (EARCUP_WHAT_IF_PANEL (panel), self->audition);
  g_signal_connect_object (panel, "kept", G_CALLBACK (earcup_browser_watch_folder), self->browser,
                           G_CONNECT_SWAPPED);

  return panel;
}

static GtkWidget *
make_figures (EarcupWindow *self)
{
  GtkWidget *panel = g_object_new (EARCUP_TYPE_FIGURES_PANEL, NULL);

  earcup_figures_panel_set_audition (EARCUP_FIGURES_PANEL (panel), self->audition,
                                     self->settings);

  return panel;
}

static GtkWidget *
make_round (EarcupWindow *self)
{
  GtkWidget *panel = g_object_new (EARCUP_TYPE_ROUND_PANEL, NULL);

  earcup_round_panel_set_session (EARCUP_ROUND_PANEL (panel), self->round_session, self->audition,
                                  self->settings);

  return panel;
}

static GtkWidget *
make_scene (EarcupWindow *self)
{
  GtkWidget *panel = g_object_new (EARCUP_TYPE_SCENE_PANEL, NULL);

  earcup_scene_panel_set_audition (EARCUP_SCENE_PANEL (panel), self->audition, self->settings);

  return panel;
}

static GtkWidget *
make_side (EarcupWindow     *self,
           EarcupWindowSide  side)
{
  switch (side)
    {
    case EARCUP_WINDOW_SIDE_WHAT_IF:
      return make_what_if (self);

    case EARCUP_WINDOW_SIDE_FIGURES:
      return make_figures (self);

    case EARCUP_WINDOW_SIDE_ROUND:
      return make_round (self);

    case EARCUP_WINDOW_SIDE_SCENE:
      return make_scene (self);

    case EARCUP_WINDOW_SIDE_GUIDE:
    default:
      g_assert_not_reached ();
    }
}

/**
 * earcup_window_get_side:
 * @self: a window that has its audition
 * @side: what can stand in the end pane
 *
 * The guide comes with the window; all else is made when it is first wanted, so that the window
 * itself comes soon.
 *
 * Returns: (transfer none): the widget, which need not be shown
 */
GtkWidget *
earcup_window_get_side (EarcupWindow     *self,
                        EarcupWindowSide  side)
{
  GtkWidget **place = get_place (self, side);

  if (*place == NULL)
    {
      *place = make_side (self, side);
      gtk_stack_add_child (GTK_STACK (self->side), *place);
    }

  return *place;
}

/* Returns: whether something stands beside the plot; the actions ask before there are panes */
gboolean
earcup_window_is_side_shown (EarcupWindow     *self,
                             EarcupWindowSide  side)
{
  GtkWidget *widget = *get_place (self, side);

  return self->panes != NULL && widget != NULL && earcup_panes_get_show_end (self->panes) &&
         gtk_stack_get_visible_child (GTK_STACK (self->side)) == widget;
}

/* Guide, controls and figures share a pane: to show one is to hide the other. */
void
earcup_window_show_side (EarcupWindow     *self,
                         EarcupWindowSide  side,
                         gboolean          show)
{
  if (show == earcup_window_is_side_shown (self, side))
    return;

  if (show)
    gtk_stack_set_visible_child (GTK_STACK (self->side), earcup_window_get_side (self, side));
  earcup_panes_set_show_end (self->panes, show);
}
