/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-corrections-button.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "windows/earcup-choice.h"
#include "windows/earcup-corrections.h"

#define LIMITER_MS   100
#define LEAST_DB     0.05
#define HELD_TICKS   10     /* what was turned down can be read for a second */

struct _EarcupCorrectionsButton
{
  GtkWidget       parent;

  GtkWidget      *button;
  GtkWidget      *line;
  GtkWidget      *lines;
  GtkWidget      *mode;
  EarcupAudition *audition;
  guint           limiter_id;
  double          turned_db;    /* by the limiter, lately */
  guint           n_held;
};

static const char *const modes[] = { "loop", "file", "raw", NULL };

G_DEFINE_FINAL_TYPE (EarcupCorrectionsButton, earcup_corrections_button, GTK_TYPE_WIDGET)

static gboolean
is_raw (EarcupCorrectionsButton *self)
{
  return earcup_matcher_get_mode (earcup_audition_get_matcher (self->audition)) ==
         EARCUP_MATCH_RAW;
}

static void
show_line (EarcupCorrectionsButton *self)
{
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;

  if (is_raw (self) && self->turned_db > LEAST_DB)
    {
      /* Translators: by how many decibels a limiter turns down */
      line = g_strdup_printf (_("Limiter −%.1f dB"), self->turned_db);
      gtk_widget_add_css_class (self->line, "warning");
    }
  else
    {
      line = earcup_corrections_dup_summary (self->audition);
      gtk_widget_remove_css_class (self->line, "warning");
    }

  /* Translators: %s is a summary of the corrections */
  name = g_strdup_printf (_("Corrections: %s"), line);
  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update (EarcupCorrectionsButton *self)
{
  g_auto(GStrv) lines = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (self->button, earcup_audition_get_worn (self->audition) != NULL);
  if (earcup_audition_get_worn (self->audition) == NULL)
    return;

  lines = earcup_corrections_dup_lines (self->audition);
  text = g_strjoinv ("\n\n", lines);
  gtk_label_set_label (GTK_LABEL (self->lines), text);
  show_line (self);
}

/* What the limiter did stays readable for a while. */
static gboolean
limiter_cb (gpointer user_data)
{
  EarcupCorrectionsButton *self = user_data;
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  double turned_db = earcup_audition_get_reduction (self->audition);
  double before_db = self->turned_db;

  self->n_held = turned_db > LEAST_DB ? HELD_TICKS : self->n_held > 0 ? self->n_held - 1 : 0;
  if (turned_db > LEAST_DB || self->n_held == 0)
    self->turned_db = turned_db;
  if (self->turned_db != before_db)
    show_line (self);

  if (earcup_player_get_state (player) == EARCUP_PLAYER_STATE_PLAYING || self->n_held > 0)
    return G_SOURCE_CONTINUE;

  self->limiter_id = 0;
  return G_SOURCE_REMOVE;
}

static void
state_cb (EarcupCorrectionsButton *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);

  if (earcup_player_get_state (player) == EARCUP_PLAYER_STATE_PLAYING && self->limiter_id == 0)
    self->limiter_id = g_timeout_add (LIMITER_MS, limiter_cb, self);
}

static void
earcup_corrections_button_dispose (GObject *object)
{
  EarcupCorrectionsButton *self = EARCUP_CORRECTIONS_BUTTON (object);

  g_clear_handle_id (&self->limiter_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_CORRECTIONS_BUTTON);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_corrections_button_parent_class)->dispose (object);
}

static void
earcup_corrections_button_class_init (EarcupCorrectionsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_corrections_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-corrections-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupCorrectionsButton, button);
  gtk_widget_class_bind_template_child (widget_class, EarcupCorrectionsButton, line);
  gtk_widget_class_bind_template_child (widget_class, EarcupCorrectionsButton, lines);
  gtk_widget_class_bind_template_child (widget_class, EarcupCorrectionsButton, mode);
}

static void
earcup_corrections_button_init (EarcupCorrectionsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  earcup_choice_name (GTK_DROP_DOWN (self->mode), _("Match loudness over"));
}

/* Says what is heard, and where the way of matching is kept. */
void
earcup_corrections_button_set_audition (EarcupCorrectionsButton *self,
                                        EarcupAudition          *audition,
                                        GSettings               *settings)
{
  EarcupPlayer *player = earcup_audition_get_player (audition);

  g_return_if_fail (EARCUP_IS_CORRECTIONS_BUTTON (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (audition, "scene-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  earcup_choice_bind (settings, "match-mode", self->mode, "selected", modes);
  update (self);
}
