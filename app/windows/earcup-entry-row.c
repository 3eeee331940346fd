/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-entry-row.h"

#include <glib/gi18n-lib.h>

#include "catalogue/earcup-own-model.h"
#include "plotting/earcup-plot-thumbnail.h"
#include "widgets/earcup-direction.h"

struct _EarcupEntryRow
{
  GtkWidget    parent;

  GtkWidget   *place;       /* of the drawing */
  GtkWidget   *words;
  GtkWidget   *title;
  GtkWidget   *subtitle;
  GtkWidget   *badge;
  GtkWidget   *star;
  EarcupEntry *entry;
  GdkTexture  *texture;
  gboolean     is_favourite;
};

G_DEFINE_FINAL_TYPE (EarcupEntryRow, earcup_entry_row, GTK_TYPE_WIDGET)

/* Returns: (transfer none): the name of the drawing of an enclosure; monitors have none */
const char *
earcup_enclosure_get_icon (EarcupEnclosure enclosure)
{
  switch (enclosure)
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return "enclosure-closed-symbolic";

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return "enclosure-semi-open-symbolic";

    case EARCUP_ENCLOSURE_OPEN:
      return "enclosure-open-symbolic";

    case EARCUP_ENCLOSURE_NONE:
    default:
      return "monitor-speaker-symbolic";
    }
}

/* Returns: (transfer full): a line about an entry, such as “open back · 300 Ω” */
char *
earcup_entry_dup_summary (EarcupEntry *entry)
{
  const char *enclosure = earcup_enclosure_get_label (earcup_entry_get_enclosure (entry));
  double ohm;

  if (earcup_entry_get_kind (entry) == EARCUP_ENTRY_KIND_CURVE)
    return g_strdup (earcup_own_model_is_name (earcup_entry_get_id (entry))
                       ? _("your own model") : _("your own measurement"));

  if (earcup_entry_get_number (entry, "impedance_ohm", &ohm))
    /* Translators: an enclosure and an impedance, as in “open back · 300 Ω” */
    return g_strdup_printf (_("%s · %.0f Ω"), enclosure, ohm);

  return g_strdup (enclosure);
}

static void
earcup_entry_row_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  EarcupEntryRow *self = EARCUP_ENTRY_ROW (widget);
  graphene_rect_t bounds;

  GTK_WIDGET_CLASS (earcup_entry_row_parent_class)->snapshot (widget, snapshot);

  if (self->texture != NULL && gtk_widget_compute_bounds (self->place, widget, &bounds))
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

static void
earcup_entry_row_dispose (GObject *object)
{
  EarcupEntryRow *self = EARCUP_ENTRY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_ENTRY_ROW);
  g_clear_object (&self->entry);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (earcup_entry_row_parent_class)->dispose (object);
}

static void
earcup_entry_row_class_init (EarcupEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_entry_row_dispose;
  widget_class->snapshot = earcup_entry_row_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entryrow");
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, place);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, words);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, badge);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, star);
}

static void
earcup_entry_row_init (EarcupEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_size_request (self->place, EARCUP_PLOT_THUMBNAIL_WIDTH,
                               EARCUP_PLOT_THUMBNAIL_HEIGHT);
}

/* Returns: (transfer full): an empty row */
GtkWidget *
earcup_entry_row_new (void)
{
  return g_object_new (EARCUP_TYPE_ENTRY_ROW, NULL);
}

/* Shows an entry, and a fact about it that is worth more than others just now, or %NULL. */
void
earcup_entry_row_set_entry (EarcupEntryRow *self,
                            EarcupEntry    *entry,
                            const char     *fact)
{
  g_autofree char *summary = earcup_entry_dup_summary (entry);
  g_autofree char *line = fact != NULL ? g_strconcat (fact, " · ", summary, NULL)
                                       : g_steal_pointer (&summary);
  g_autofree char *name = earcup_direction_dup_text (self->title, earcup_entry_get_name (entry));

  g_set_object (&self->entry, entry);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), name);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->subtitle), line);
}

/* Returns: (transfer none) (nullable): the entry that is shown */
EarcupEntry *
earcup_entry_row_get_entry (EarcupEntryRow *self)
{
  return self->entry;
}

/* Names the row for those who listen to it. */
static void
name_cell (EarcupEntryRow *self,
           const char     *badge)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr(GString) name = g_string_new (gtk_inscription_get_text (GTK_INSCRIPTION (self->title)));

  if (cell == NULL)
    return;

  g_string_append_printf (name, ", %s",
                          gtk_inscription_get_text (GTK_INSCRIPTION (self->subtitle)));
  if (*badge != '\0')
    {
      /* Translators: follows the name of a model; %s are the slots A, B that hold it */
      g_string_append_printf (name, _(", in slot %s"), badge);
    }
  if (self->is_favourite)
    g_string_append (name, _(", favourite"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

/* Shows which slots hold the entry, "A", "B" or "A B", "" for none, and whether it is a
 * favourite. */
void
earcup_entry_row_set_marks (EarcupEntryRow *self,
                            const char     *badge,
                            gboolean        is_favourite)
{
  gtk_label_set_label (GTK_LABEL (self->badge), badge);
  gtk_widget_set_visible (self->badge, *badge != '\0');

  if (self->is_favourite != is_favourite)
    {
      self->is_favourite = is_favourite;
      if (is_favourite)
        gtk_widget_add_css_class (self->star, "favourite");
      else
        gtk_widget_remove_css_class (self->star, "favourite");
    }
  name_cell (self, badge);
}

/* Shows the drawing of the entry; %NULL while there is none. */
void
earcup_entry_row_set_texture (EarcupEntryRow *self,
                              GdkTexture     *texture)
{
  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether a place within the row is on the star, or so near that it is meant */
gboolean
earcup_entry_row_is_star (EarcupEntryRow *self,
                          double          x,
                          double          y)
{
  const float margin = 8.0f;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->star, GTK_WIDGET (self), &bounds))
    return FALSE;

  graphene_rect_inset (&bounds, -margin, -margin);
  return graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}
