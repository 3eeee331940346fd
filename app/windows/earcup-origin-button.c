/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-origin-button.h"

#include <glib/gi18n-lib.h>

#include "windows/earcup-corrections.h"

struct _EarcupOriginButton
{
  GtkWidget       parent;

  GtkWidget      *button;
  GtkWidget      *content;
  GtkWidget      *line;
  GtkWidget      *brief;        /* what of the line is said where there is less room */
  GtkWidget      *briefest;
  GtkWidget      *title;
  GtkWidget      *origin;
  GtkWidget      *sharing_title;
  GtkWidget      *sharing;
  EarcupAudition *audition;
};

G_DEFINE_FINAL_TYPE (EarcupOriginButton, earcup_origin_button, GTK_TYPE_WIDGET)

/* The names of the models whose curve has the same shape, one a line. */
static char *
dup_sharing (EarcupOriginButton *self,
             EarcupModel        *model)
{
  EarcupCatalogue *catalogue = earcup_audition_get_catalogue (self->audition);
  const char *const *ids = earcup_model_get_sharing (model);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      EarcupEntry *entry = earcup_catalogue_get_entry (catalogue, ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              entry != NULL ? earcup_entry_get_name (entry) : ids[i]);
    }

  return g_strdup (text->str);
}

/* Between the slots there is always one whose curve is looked at: the one that is heard, or, when
 * no emulation is heard, what is worn. */
static EarcupModel *
find_model (EarcupOriginButton *self)
{
  EarcupPlayer *player = earcup_audition_get_player (self->audition);
  guint heard = earcup_player_get_selected (player);

  return heard == 0 ? earcup_audition_get_worn (self->audition)
                    : earcup_audition_get_model (self->audition, heard);
}

static gboolean
is_changed (EarcupOriginButton *self)
{
  guint heard = earcup_player_get_selected (earcup_audition_get_player (self->audition));

  return earcup_audition_get_variation (self->audition, heard) != NULL;
}

/* The line on the button, in three lengths. */
static void
show_line (EarcupOriginButton *self,
           EarcupModel        *model)
{
  const char *name = earcup_model_get_name (model);
  EarcupEntry *entry = earcup_model_get_entry (model);
  const char *short_name = entry != NULL && *earcup_entry_get_model (entry) != '\0'
                             ? earcup_entry_get_model (entry) : name;
  const char *word = is_changed (self) ? _("changed") : earcup_corrections_get_origin (model);
  g_autofree char *origin = earcup_model_dup_provenance_text (model);
  g_autofree char *line = NULL;
  /* Translators: a model, and a word or a sentence on where its curve comes from */
  g_autofree char *brief = g_strdup_printf (_("%s: %s"), name, word);
  g_autofree char *briefest = g_strdup_printf (_("%s: %s"), short_name, word);

  if (is_changed (self))
    /* Translators: a model that was changed by “What if…” */
    line = g_strdup_printf (_("%s: changed, so it is no product any more"), name);
  else
    line = g_strdup_printf (_("%s: %s"), name, origin);

  gtk_label_set_label (GTK_LABEL (self->line), line);
  gtk_label_set_label (GTK_LABEL (self->brief), brief);
  gtk_label_set_label (GTK_LABEL (self->briefest), briefest);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line, -1);
}

static void
update (EarcupOriginButton *self)
{
  EarcupModel *model = find_model (self);
  g_autofree char *origin = NULL;
  g_autofree char *sharing = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), model != NULL);
  if (model == NULL)
    return;

  origin = earcup_model_dup_account (model);
  sharing = dup_sharing (self, model);
  show_line (self, model);
  gtk_label_set_label (GTK_LABEL (self->title), earcup_model_get_name (model));
  gtk_label_set_label (GTK_LABEL (self->origin), origin);
  gtk_label_set_label (GTK_LABEL (self->sharing), sharing);
  gtk_widget_set_visible (self->sharing_title, *sharing != '\0');
  gtk_widget_set_visible (self->sharing, *sharing != '\0');
}

static void
earcup_origin_button_dispose (GObject *object)
{
  EarcupOriginButton *self = EARCUP_ORIGIN_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_ORIGIN_BUTTON);
  g_clear_object (&self->audition);

  G_OBJECT_CLASS (earcup_origin_button_parent_class)->dispose (object);
}

static void
earcup_origin_button_class_init (EarcupOriginButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_origin_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-origin-button.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, button);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, content);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, line);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, brief);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, briefest);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, origin);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, sharing_title);
  gtk_widget_class_bind_template_child (widget_class, EarcupOriginButton, sharing);
}

static void
earcup_origin_button_init (EarcupOriginButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A menu button centres its content, which leaves no room for the longer lines. */
  for (GtkWidget *widget = self->content; widget != self->button;
       widget = gtk_widget_get_parent (widget))
    gtk_widget_set_halign (widget, GTK_ALIGN_FILL);
}

/* Says what is compared. */
void
earcup_origin_button_set_audition (EarcupOriginButton *self,
                                   EarcupAudition     *audition)
{
  EarcupPlayer *player = earcup_audition_get_player (audition);

  g_return_if_fail (EARCUP_IS_ORIGIN_BUTTON (self));

  g_set_object (&self->audition, audition);
  g_signal_connect_object (audition, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::selected", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
