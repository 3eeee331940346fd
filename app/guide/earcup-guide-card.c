/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "guide/earcup-guide-card.h"

#include <glib/gi18n-lib.h>

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

static GtkWidget *
new_sources (guint sources)
{
  g_autofree char *names = earcup_claim_sources_dup_names (sources);
  GtkWidget *label = new_label (names, GTK_ACCESSIBLE_ROLE_LABEL, "caption");

  gtk_widget_add_css_class (label, "earcup-guide-aside");

  return label;
}

/**
 * earcup_guide_card_new_claim:
 * @claim: what is claimed
 * @figures: what the model found
 *
 * Creates a card: the claim, who says it, what the model finds, the verdict.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
earcup_guide_card_new_claim (const EarcupClaim    *claim,
                             const EarcupFindings *figures)
{
  g_autofree char *finding = earcup_claim_dup_finding (claim, figures);
  GtkWidget *card = new_card ();

  gtk_box_append (GTK_BOX (card), earcup_guide_heading_new (_(claim->statement), 3, "heading"));
  gtk_box_append (GTK_BOX (card), new_sources (claim->sources));
  gtk_box_append (GTK_BOX (card), earcup_guide_paragraph_new (finding, NULL));
  gtk_box_append (GTK_BOX (card), new_chip (earcup_claim_judge (claim, figures)));

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

  gtk_box_append (GTK_BOX (card), earcup_guide_heading_new (_(dispute->question), 3, "heading"));
  gtk_box_append (GTK_BOX (card), earcup_guide_paragraph_new (_(dispute->one_view), NULL));
  gtk_box_append (GTK_BOX (card), new_sources (dispute->one_sources));
  gtk_box_append (GTK_BOX (card), earcup_guide_paragraph_new (_(dispute->other_view), NULL));
  gtk_box_append (GTK_BOX (card), new_sources (dispute->other_sources));

  if (earcup_findings_cover (figures, dispute->finding))
    {
      g_autofree char *finding = earcup_findings_expand (figures, _(dispute->finding));

      gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), earcup_guide_paragraph_new (finding, NULL));
    }

  return card;
}
