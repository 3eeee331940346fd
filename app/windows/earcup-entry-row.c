/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-entry-row.h"

#include <glib/gi18n-lib.h>

struct _EarcupEntryRow
{
  GtkWidget    parent;

  GtkWidget   *icon;
  GtkWidget   *words;
  GtkWidget   *title;
  GtkWidget   *subtitle;
  GtkWidget   *badge;
  EarcupEntry *entry;
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

/* Returns: (transfer none): what an enclosure is called; monitors are called so */
const char *
earcup_enclosure_get_label (EarcupEnclosure enclosure)
{
  switch (enclosure)
    {
    case EARCUP_ENCLOSURE_CLOSED:
      return _("closed back");

    case EARCUP_ENCLOSURE_SEMI_OPEN:
      return _("semi-open back");

    case EARCUP_ENCLOSURE_OPEN:
      return _("open back");

    case EARCUP_ENCLOSURE_NONE:
    default:
      return _("monitor");
    }
}

/* Returns: (transfer full): a line about an entry, such as “open back · 300 Ω” */
char *
earcup_entry_dup_summary (EarcupEntry *entry)
{
  const char *enclosure = earcup_enclosure_get_label (earcup_entry_get_enclosure (entry));
  double ohm;

  if (earcup_entry_get_number (entry, "impedance_ohm", &ohm))
    /* Translators: an enclosure and an impedance, as in “open back · 300 Ω” */
    return g_strdup_printf (_("%s · %.0f Ω"), enclosure, ohm);

  return g_strdup (enclosure);
}

static void
earcup_entry_row_dispose (GObject *object)
{
  EarcupEntryRow *self = EARCUP_ENTRY_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_ENTRY_ROW);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (earcup_entry_row_parent_class)->dispose (object);
}

static void
earcup_entry_row_class_init (EarcupEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_entry_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entryrow");
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, words);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, EarcupEntryRow, badge);
}

static void
earcup_entry_row_init (EarcupEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer full): an empty row */
GtkWidget *
earcup_entry_row_new (void)
{
  return g_object_new (EARCUP_TYPE_ENTRY_ROW, NULL);
}

/* Shows an entry. */
void
earcup_entry_row_set_entry (EarcupEntryRow *self,
                            EarcupEntry    *entry)
{
  g_autofree char *summary = earcup_entry_dup_summary (entry);

  g_set_object (&self->entry, entry);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                earcup_enclosure_get_icon (earcup_entry_get_enclosure (entry)));
  gtk_label_set_label (GTK_LABEL (self->title), earcup_entry_get_name (entry));
  gtk_label_set_label (GTK_LABEL (self->subtitle), summary);
}

/* Returns: (transfer none) (nullable): the entry that is shown */
EarcupEntry *
earcup_entry_row_get_entry (EarcupEntryRow *self)
{
  return self->entry;
}

/* Shows which slots hold the entry, "A", "B" or "A B"; "" for none. Also names the row for those
 * who listen to it. */
void
earcup_entry_row_set_badge (EarcupEntryRow *self,
                            const char     *badge)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->badge), badge);
  gtk_widget_set_visible (self->badge, *badge != '\0');

  if (cell == NULL)
    return;

  name = *badge == '\0'
           ? g_strdup_printf ("%s, %s", gtk_label_get_label (GTK_LABEL (self->title)),
                              gtk_label_get_label (GTK_LABEL (self->subtitle)))
           /* Translators: a model, what it is, and the slots A, B that hold it */
           : g_strdup_printf (_("%s, %s, in slot %s"),
                              gtk_label_get_label (GTK_LABEL (self->title)),
                              gtk_label_get_label (GTK_LABEL (self->subtitle)), badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
