/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-pick-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "claims/earcup-claim.h"
#include "widgets/earcup-direction.h"
#include "windows/earcup-entry-row.h"

#define N_REASONS 3
#define N_DOUBTS  2

struct _EarcupPickRow
{
  GtkListBoxRow  parent;

  GtkWidget     *rank;
  GtkWidget     *icon;
  GtkWidget     *name;
  GtkWidget     *summary;
  GtkWidget     *bar;
  GtkWidget     *score;
  GtkWidget     *reasons;
  GtkWidget     *origin;
  GtkWidget     *mentions;
  GtkWidget     *listen_a;
  GtkWidget     *listen_b;
  GtkWidget     *lines[N_REASONS + N_DOUBTS];
  GtkWidget     *words[N_REASONS + N_DOUBTS];
  EarcupEntry   *entry;
};

G_DEFINE_FINAL_TYPE (EarcupPickRow, earcup_pick_row, GTK_TYPE_LIST_BOX_ROW)

/* {{{ Texts */

/* Returns: (transfer none): how a guide names a model */
static const char *
get_manner (const char *as)
{
  static const struct { const char *as; const char *text; } manners[] = {
    { "budget", N_("in its list, budget tier") },
    { "mid", N_("in its list, mid tier") },
    { "high", N_("in its list, high tier") },
    { "featured", N_("shown as a product") },
    { "named", N_("named in the text") },
    { "history", N_("named for its history") },
    { "maker", N_("only the maker is named") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (manners); i++)
    if (g_str_equal (manners[i].as, as))
      return _(manners[i].text);

  return as;
}

/* Returns: (transfer full): which guides name an entry and how, as they say it, a line for each;
 * empty for none */
char *
earcup_mention_dup_text (EarcupEntry *entry)
{
  guint n_mentions;
  const EarcupMention *mentions = earcup_entry_get_mentions (entry, &n_mentions);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_mentions; i++)
    {
      guint place = (guint) g_ascii_digit_value (mentions[i].guide[1]) - 1u;
      const char *title = place < EARCUP_CLAIM_N_SOURCES
                          ? earcup_claim_source_get_title (1u << place) : mentions[i].guide;

      if (i > 0)
        g_string_append_c (text, '\n');
      /* Translators: the title of a guide, and how it names a model, such as “named in the text” */
      g_string_append_printf (text, _("“%s”: %s"), title, get_manner (mentions[i].as));
    }

  return g_strdup (text->str);
}

static char *
dup_summary (EarcupEntry *entry)
{
  g_autofree char *summary = earcup_entry_dup_summary (entry);
  const char *tier = earcup_price_tier_get_label (earcup_entry_get_price_tier (entry));

  if (tier == NULL)
    return g_steal_pointer (&summary);

  /* Translators: what a headphone is, as in “open back · 300 Ω”, and its price tier */
  return g_strdup_printf (_("%s · %s"), summary, tier);
}

/* }}} */
/* {{{ Rows */

static void
show_reason (EarcupPickRow    *self,
             guint             line,
             const EarcupPick *pick,
             EarcupCriterion   criterion)
{
  g_autofree char *text = earcup_chooser_dup_reason (pick, criterion);

  gtk_label_set_label (GTK_LABEL (self->words[line]), text);
  gtk_widget_set_tooltip_text (self->lines[line], earcup_criterion_get_source (criterion));
}

static void
show_reasons (EarcupPickRow     *self,
              const EarcupPick  *pick,
              const EarcupNeeds *needs)
{
  EarcupCriterion reasons[N_REASONS], doubts[N_DOUBTS];
  guint n_reasons = earcup_chooser_find_reasons (pick, needs, FALSE, reasons, N_REASONS);
  guint n_doubts = earcup_chooser_find_reasons (pick, needs, TRUE, doubts, N_DOUBTS);

  for (guint i = 0; i < N_REASONS + N_DOUBTS; i++)
    {
      gboolean against = i >= N_REASONS;
      guint at = against ? i - N_REASONS : i;
      gboolean is_there = at < (against ? n_doubts : n_reasons);

      gtk_widget_set_visible (self->lines[i], is_there);
      if (is_there)
        show_reason (self, i, pick, against ? doubts[at] : reasons[at]);
    }
}

static void
set_up_listen (GtkWidget  *button,
               const char *id,
               guint       slot,
               char       *label)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", slot, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chooser.listen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_free (label);
}

static void
add_line (EarcupPickRow *self,
          guint          line)
{
  gboolean against = line >= N_REASONS;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  "icon-name", against ? "list-remove-symbolic"
                                                       : "list-add-symbolic",
                                  "valign", GTK_ALIGN_START, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  against ? _("Against it") : _("For it"), -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  if (against)
    gtk_widget_add_css_class (box, "dim-label");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->reasons), box);
  self->lines[line] = box;
  self->words[line] = label;
}

/* }}} */

static void
earcup_pick_row_dispose (GObject *object)
{
  EarcupPickRow *self = EARCUP_PICK_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), EARCUP_TYPE_PICK_ROW);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (earcup_pick_row_parent_class)->dispose (object);
}

static void
earcup_pick_row_class_init (EarcupPickRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = earcup_pick_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/earcup/Earcup/windows/earcup-pick-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, rank);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, icon);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, name);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, summary);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, bar);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, score);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, origin);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, mentions);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, listen_a);
  gtk_widget_class_bind_template_child (widget_class, EarcupPickRow, listen_b);
}

static void
earcup_pick_row_init (EarcupPickRow *self)
{
  static const char *const offsets[] = {
    GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL,
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)      /* no score is a warning */
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), offsets[i]);
  for (guint i = 0; i < N_REASONS + N_DOUBTS; i++)
    add_line (self, i);
}

/* Returns: (transfer floating): an empty row; its buttons activate `chooser.listen` with a slot and
 * the id of its entry */
GtkWidget *
earcup_pick_row_new (void)
{
  return g_object_new (EARCUP_TYPE_PICK_ROW, NULL);
}

/* Shows a pick, which is the one of number @rank, from 1. */
void
earcup_pick_row_set_pick (EarcupPickRow     *self,
                          const EarcupPick  *pick,
                          guint              rank,
                          const EarcupNeeds *needs)
{
  EarcupEnclosure enclosure = earcup_entry_get_enclosure (pick->entry);
  const char *name = earcup_entry_get_name (pick->entry), *id = earcup_entry_get_id (pick->entry);
  g_autofree char *shown = earcup_direction_dup_text (self->name, name);
  g_autofree char *number = g_strdup_printf ("%u", rank);
  g_autofree char *score = g_strdup_printf ("%.0f", 100.0 * pick->score);
  g_autofree char *summary = dup_summary (pick->entry);
  g_autofree char *origin = earcup_model_dup_provenance_text (pick->model);
  g_autofree char *mentions = earcup_mention_dup_text (pick->entry);
  /* Translators: a place in an order, the name of a headphone, what it is, and a score */
  g_autofree char *label = g_strdup_printf (_("%u: %s, %s, %.0f of 100"), rank, name, summary,
                                            100.0 * pick->score);

  g_set_object (&self->entry, pick->entry);
  gtk_label_set_label (GTK_LABEL (self->rank), number);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                earcup_enclosure_get_icon (enclosure));
  gtk_label_set_label (GTK_LABEL (self->name), shown);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), pick->score);
  gtk_label_set_label (GTK_LABEL (self->score), score);
  gtk_label_set_label (GTK_LABEL (self->origin), origin);
  gtk_label_set_label (GTK_LABEL (self->mentions), mentions);
  gtk_widget_set_visible (self->mentions, *mentions != '\0');
  show_reasons (self, pick, needs);
  /* Translators: %s is the name of a headphone */
  set_up_listen (self->listen_a, id, 1, g_strdup_printf (_("Listen to %s in A"), name));
  /* Translators: %s is the name of a headphone */
  set_up_listen (self->listen_b, id, 2, g_strdup_printf (_("Listen to %s in B"), name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Returns: (transfer none) (nullable): the entry that is shown */
EarcupEntry *
earcup_pick_row_get_entry (EarcupPickRow *self)
{
  return self->entry;
}
