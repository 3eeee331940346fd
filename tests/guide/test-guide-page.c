/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_DISABLE_ASSERT

#include <adwaita.h>
#include <string.h>

#include "claims/earcup-findings.h"
#include "claims/earcup-passages.h"
#include "fixture/earcup-test-archetypes.h"
#include "fixture/earcup-test-log.h"
#include "guide/earcup-guide-page.h"
#include "guide/earcup-guide.h"

static void
wait_for (EarcupGuidePage *page)
{
  while (earcup_guide_page_get_busy (page))
    g_main_context_iteration (NULL, TRUE);
}

/* Looks for a label below @widget that contains @text. */
static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static EarcupGuidePage *
new_page (void)
{
  EarcupGuidePage *page = EARCUP_GUIDE_PAGE (g_object_ref_sink (earcup_guide_page_new ()));

  earcup_guide_page_read (page, EARCUP_TOPIC_CLOSED, NULL);

  return page;
}

static void
test_topics (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();

  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    {
      earcup_guide_page_read (page, topic, NULL);
      wait_for (page);
      g_assert_cmpint (earcup_guide_page_get_topic (page), ==, topic);
      g_assert_nonnull (find_label (GTK_WIDGET (page),
                                    earcup_passages_get_passage (topic)->title));
    }
}

static void
test_figures_shown (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("closed");
  g_autoptr(EarcupDesign) sealed = earcup_test_archetype ("same_driver_sealed");
  g_autoptr(EarcupDesign) open = earcup_test_archetype ("same_driver_open");
  g_autoptr(EarcupSubjects) subjects =
    earcup_subjects_new (&(EarcupSubjectsParts) { .sealed = sealed, .open = open });
  g_autoptr(EarcupFindings) figures = earcup_findings_new (design, subjects);
  g_autofree char *bleed = earcup_findings_format (figures, EARCUP_FINDING_BLEED);

  earcup_guide_page_set_subject (page, EARCUP_TOPIC_CLOSED, "Test", design, sealed, open);
  wait_for (page);
  g_assert_nonnull (find_label (GTK_WIDGET (page), bleed));
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Test"));
  g_assert_null (find_label (GTK_WIDGET (page), "{"));
}

/* What stands behind every headphone is shown beside it, and is kept from one to the next. */
static void
test_background (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  EarcupSubjectsParts parts = { .open_price_usd = 333.0, .closed_price_usd = 222.0 };
  g_autoptr(EarcupSubjects) subjects = earcup_subjects_new (&parts);

  earcup_guide_page_set_background (page, subjects);
  for (guint i = 0; i < 2; i++)
    {
      earcup_guide_page_set_subject (page, EARCUP_TOPIC_OPEN, "Test", design, NULL, NULL);
      wait_for (page);
      g_assert_nonnull (find_label (GTK_WIDGET (page), "333"));
      g_assert_nonnull (find_label (GTK_WIDGET (page), "222"));
    }
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The contents are a list of all topics until something is looked for. */
static void
test_contents (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *entry = find_widget (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (page);
  earcup_guide_page_show_contents (page);
  g_assert_true (earcup_guide_page_get_contents (page));
  while (find_label (GTK_WIDGET (page), "Making music") == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint topic = 0; topic < EARCUP_N_TOPICS; topic++)
    g_assert_nonnull (find_label (GTK_WIDGET (page),
                                  earcup_passages_get_passage (topic)->summary));

  gtk_editable_set_text (GTK_EDITABLE (entry), "howl");
  while (find_label (GTK_WIDGET (page), "Making music") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_label (GTK_WIDGET (page), earcup_claim_find ("feedback")->statement));
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  while (find_label (GTK_WIDGET (page), "says nothing about that") == NULL)
    g_main_context_iteration (NULL, TRUE);

  gtk_widget_activate_action (GTK_WIDGET (page), "guide.read", "(us)", EARCUP_TOPIC_CARE, "");
  wait_for (page);
  g_assert_false (earcup_guide_page_get_contents (page));
  g_assert_cmpint (earcup_guide_page_get_topic (page), ==, EARCUP_TOPIC_CARE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where scenes cannot be set up, the card names the command; where they can, there is a button. */
static void
test_scenes (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();

  for (guint can = 0; can < 2; can++)
    {
      earcup_guide_page_set_can_stage (page, can);
      earcup_guide_page_read (page, EARCUP_TOPIC_FEEDBACK, NULL);
      wait_for (page);
      g_assert_true ((find_label (GTK_WIDGET (page), "earcup scene recording") == NULL) == can);
      g_assert_true ((find_label (GTK_WIDGET (page), "Hear It") != NULL) == can);
    }
}

/* How something was computed stays unfolded when the figures change. */
static void
test_unfolded (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  g_autoptr(EarcupDesign) design = earcup_test_archetype ("open");
  GtkWidget *expander;

  earcup_guide_page_read (page, EARCUP_TOPIC_CARE, NULL);
  wait_for (page);
  expander = find_widget (GTK_WIDGET (page), GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  g_assert_nonnull (find_label (expander, "There is no dust in the model."));
  earcup_guide_page_set_subject (page, EARCUP_TOPIC_OPEN, "Test", design, NULL, NULL);
  wait_for (page);
  expander = find_widget (GTK_WIDGET (page), GTK_TYPE_EXPANDER);
  g_assert_true (gtk_expander_get_expanded (GTK_EXPANDER (expander)));
}

/* Of several subjects in quick succession only the last may be shown. */
static void
test_last_wins (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  g_autoptr(EarcupDesign) closed = earcup_test_archetype ("closed");

  earcup_guide_page_set_subject (page, EARCUP_TOPIC_CLOSED, "First", closed, NULL, NULL);
  earcup_guide_page_set_subject (page, EARCUP_TOPIC_OPEN, "Second", NULL, NULL, NULL);
  wait_for (page);
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Second"));
  g_assert_null (find_label (GTK_WIDGET (page), "First"));
}

static void
test_headings (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  GtkWidget *heading;

  wait_for (page);
  heading = find_label (GTK_WIDGET (page), "What it is");
  g_assert_nonnull (heading);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (heading)), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (heading),
                                       GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
}

static void
test_text_is_selectable (void)
{
  g_autoptr(EarcupGuidePage) page = new_page ();
  GtkWidget *lead;

  wait_for (page);
  lead = find_label (GTK_WIDGET (page), "keeps the room away");
  g_assert_nonnull (lead);
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (lead)));
  g_assert_true (gtk_widget_get_focusable (lead));
}

/* A page that is dropped while its figures are computed must not be written to. */
static void
test_dropped_while_busy (void)
{
  EarcupGuidePage *page = new_page ();
  gpointer weak = page;

  g_object_add_weak_pointer (G_OBJECT (page), &weak);
  g_object_run_dispose (G_OBJECT (page));
  g_object_unref (page);

  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (weak);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  earcup_test_log_init ();
  gtk_init ();
  adw_init ();
  earcup_guide_init ();

  g_test_add_func ("/guide/page/each-topic-has-its-title", test_topics);
  g_test_add_func ("/guide/page/figures-take-the-place-of-names", test_figures_shown);
  g_test_add_func ("/guide/page/background-stays", test_background);
  g_test_add_func ("/guide/page/contents-list-all-and-search", test_contents);
  g_test_add_func ("/guide/page/scenes-are-set-up-or-named", test_scenes);
  g_test_add_func ("/guide/page/what-is-unfolded-stays-so", test_unfolded);
  g_test_add_func ("/guide/page/last-subject-wins", test_last_wins);
  g_test_add_func ("/guide/page/headings-are-headings", test_headings);
  g_test_add_func ("/guide/page/text-can-be-selected", test_text_is_selectable);
  g_test_add_func ("/guide/page/dropped-while-busy-is-harmless", test_dropped_while_busy);

  return g_test_run ();
}
