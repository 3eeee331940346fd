/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-card.h"

#include <glib/gi18n-lib.h>

#include "claims/earcup-demonstration.h"

static const char * const verdict_classes[EARCUP_N_VERDICTS] = {
  [EARCUP_VERDICT_HOLDS] = "holds",
  [EARCUP_VERDICT_CONDITIONS] = "conditions",
  [EARCUP_VERDICT_FAILS] = "fails",
  [EARCUP_VERDICT_OUTSIDE] = "outside",
};

static GtkWidget *
new_label (const char        *text,
           GtkAccessibleRole  role,
           const char        *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0f,
                                   NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * earcup_guide_heading_new:
 * @text: the heading, in the user's language
 * @level: its rank, 1 to 6
 * @css_class: how it looks
 *
 * Creates a heading that assistive technology can jump to.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_heading_new (const char *text,
                          int         level,
                          const char *css_class)
{
  GtkWidget *label = new_label (text, GTK_ACCESSIBLE_ROLE_HEADING, css_class);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);

  return label;
}

/**
 * earcup_guide_paragraph_new:
 * @text: the text, in the user's language
 * @css_class: (nullable): how it looks
 *
 * Creates running text that can be selected and copied, also with the keyboard.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_paragraph_new (const char *text,
                            const char *css_class)
{
  GtkWidget *label = new_label (text, GTK_ACCESSIBLE_ROLE_LABEL, css_class);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

static GtkWidget *
new_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "earcup-guide-card");
  gtk_widget_set_margin_top (card, 6);

  return card;
}

static GtkWidget *
new_chip (EarcupVerdict verdict)
{
  GtkWidget *chip = new_label (earcup_verdict_get_label (verdict),
                               GTK_ACCESSIBLE_ROLE_LABEL, "earcup-guide-verdict");

  gtk_widget_add_css_class (chip, verdict_classes[verdict]);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);

  return chip;
}

/**
 * earcup_guide_said_by_new:
 * @label: what goes before, such as “Said by”, in the user's language
 * @sources: #EarcupClaimSource bits
 *
 * Creates a line that names guides by their titles.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_said_by_new (const char *label,
                          guint       sources)
{
  g_autofree char *names = earcup_claim_sources_dup_names (sources);
  g_autofree char *joined = NULL;
  g_auto(GStrv) titles = g_strsplit (names, "\n", -1);
  GtkWidget *line;

  /* Translators: this goes between the titles of guides */
  joined = g_strjoinv (_(" · "), titles);
  g_free (names);
  /* Translators: such as “Said by”, then titles of guides */
  names = g_strdup_printf (_("%s: %s"), label, joined);
  line = new_label (names, GTK_ACCESSIBLE_ROLE_LABEL, "caption");
  gtk_widget_add_css_class (line, "earcup-guide-aside");

  return line;
}

static void
append (GtkWidget *card,
        GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (card), widget);
}

/* {{{ How it was computed */

static void
unfolded_cb (GtkExpander       *expander,
             GParamSpec        *pspec,
             const EarcupClaim *claim)
{
  GHashTable *unfolded = g_object_get_data (G_OBJECT (expander), "unfolded");

  if (gtk_expander_get_expanded (expander))
    g_hash_table_add (unfolded, (gpointer) claim->id);
  else
    g_hash_table_remove (unfolded, claim->id);
}

static GtkWidget *
new_method (const EarcupClaim             *claim,
            const EarcupGuideCardSettings *settings)
{
  g_autofree char *method = earcup_claim_dup_method (claim, settings->figures);
  GtkWidget *expander = gtk_expander_new (_("How it was computed"));
  g_auto(GStrv) paragraphs = g_strsplit (method, "\n", -1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How it was computed"), -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    append (box, earcup_guide_paragraph_new (paragraphs[i], "earcup-guide-aside"));

  gtk_widget_set_margin_top (box, 6);
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  gtk_widget_add_css_class (expander, "earcup-guide-method");
  if (settings->unfolded != NULL)
    {
      gtk_expander_set_expanded (GTK_EXPANDER (expander),
                                 g_hash_table_contains (settings->unfolded, claim->id));
      g_object_set_data_full (G_OBJECT (expander), "unfolded",
                              g_hash_table_ref (settings->unfolded),
                              (GDestroyNotify) g_hash_table_unref);
      g_signal_connect (expander, "notify::expanded", G_CALLBACK (unfolded_cb),
                        (gpointer) claim);
    }

  return expander;
}

/* }}} */
/* {{{ Hear it */

static GtkWidget *
new_hear_button (const EarcupClaim *claim)
{
  GtkWidget *button = gtk_button_new_with_label (_("Hear It"));
  /* Translators: %s is what is claimed */
  g_autofree char *name = g_strdup_printf (_("Hear it: %s"), _(claim->statement));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.hear");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", claim->id);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Sets up models, scene, loop and plot; it can be undone"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

/* Leads to the card of another claim. */
static GtkWidget *
new_link (const char *id)
{
  const EarcupClaim *claim = earcup_claim_find (id);
  guint topic = (guint) g_bit_nth_msf (claim->topics, -1);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_(claim->statement));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "guide.read");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", topic, id);
  gtk_widget_set_tooltip_text (button, _("To the card where it is heard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(claim->statement), -1);
  gtk_widget_add_css_class (button, "earcup-guide-link");

  return button;
}

/* Where a scene cannot be set up, the command line plays it. */
static void
append_commands (GtkWidget                 *card,
                 const EarcupDemonstration *demonstration)
{
  append (card, earcup_guide_paragraph_new (_("This is a scene. The command line plays it:"),
                                            "earcup-guide-aside"));
  for (guint slot = 0; slot < earcup_demonstration_get_n_slots (demonstration); slot++)
    {
      g_autofree char *command = earcup_demonstration_dup_command (demonstration, slot);

      append (card, earcup_guide_paragraph_new (command, "monospace"));
    }
}

static void
append_demonstration (GtkWidget         *card,
                      const EarcupClaim *claim,
                      gboolean           can_stage)
{
  const EarcupDemonstration *demonstration = earcup_demonstration_find (claim->id);

  append (card, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  append (card, earcup_guide_paragraph_new (_(demonstration->invitation),
                                            demonstration->effect == EARCUP_DEMONSTRATION_NOTHING
                                              ? "earcup-guide-aside" : NULL));
  for (guint i = 0; i < G_N_ELEMENTS (demonstration->instead); i++)
    if (demonstration->instead[i] != NULL)
      append (card, new_link (demonstration->instead[i]));
  if (demonstration->effect == EARCUP_DEMONSTRATION_NOTHING)
    return;

  if (demonstration->scene == NULL || can_stage)
    append (card, new_hear_button (claim));
  else
    append_commands (card, demonstration);
}

/* }}} */

/**
 * earcup_guide_card_new_claim:
 * @claim: what is claimed
 * @settings: how to show it
 *
 * Creates a card: the claim, who says it and who does not, the verdict, what the model finds in
 * general and for the chosen headphone, how it was computed, and how to hear it. The button
 * activates the action guide.hear with the id of the claim. The card has that id as its name.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_card_new_claim (const EarcupClaim             *claim,
                             const EarcupGuideCardSettings *settings)
{
  g_autofree char *general = earcup_claim_dup_general (claim, settings->figures);
  g_autofree char *own = earcup_claim_dup_own (claim, settings->figures);
  GtkWidget *card = new_card ();

  gtk_widget_set_name (card, claim->id);
  append (card, earcup_guide_heading_new (_(claim->statement), 3, "heading"));
  append (card, earcup_guide_said_by_new (_("Said by"), claim->sources));
  if (claim->opponents != 0)
    append (card, earcup_guide_said_by_new (_("Otherwise"), claim->opponents));

  append (card, new_chip (earcup_claim_judge (claim, settings->figures)));
  append (card, earcup_guide_paragraph_new (general, NULL));
  if (own != NULL)
    append (card, earcup_guide_paragraph_new (own, "earcup-guide-own"));

  append (card, new_method (claim, settings));
  append_demonstration (card, claim, settings->can_stage);

  return card;
}

/**
 * earcup_guide_card_new_dispute:
 * @dispute: what the guides disagree on
 * @figures: what the model found
 *
 * Creates a card: the question, both answers with those who give them, what the model finds.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_card_new_dispute (const EarcupDispute  *dispute,
                               const EarcupFindings *figures)
{
  GtkWidget *card = new_card ();

  append (card, earcup_guide_heading_new (_(dispute->question), 3, "heading"));
  append (card, earcup_guide_paragraph_new (_(dispute->one_view), NULL));
  append (card, earcup_guide_said_by_new (_("Said by"), dispute->one_sources));
  append (card, earcup_guide_paragraph_new (_(dispute->other_view), NULL));
  append (card, earcup_guide_said_by_new (_("Said by"), dispute->other_sources));

  if (earcup_findings_cover (figures, dispute->finding))
    {
      g_autofree char *finding = earcup_findings_expand (figures, _(dispute->finding));

      append (card, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      append (card, earcup_guide_paragraph_new (finding, NULL));
    }

  return card;
}
