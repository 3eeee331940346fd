/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "command/earcup-command-tools.h"

#include <glib/gi18n-lib.h>

#include "claims/earcup-claim.h"
#include "claims/earcup-demonstration.h"
#include "command/earcup-catalogue-subjects.h"
#include "command/earcup-json.h"

/* The columns of the table: which claim and what becomes of it, what is said and by whom, and what
 * is found. With a blank between them they are 100 characters wide. */
enum
{
  COLUMN_VERDICT,
  COLUMN_CLAIM,
  COLUMN_FINDING,
  N_COLUMNS
};

static const guint widths[N_COLUMNS] = { 22, 28, 48 };

/* Cuts a paragraph into lines at its blanks; blanks that do not break stay. A word that is wider
 * than the column has a line of its own. */
static void
wrap_paragraph (GPtrArray  *lines,
                const char *paragraph,
                guint       width)
{
  g_auto(GStrv) words = g_strsplit (paragraph, " ", -1);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (line->str, -1) + 1 + g_utf8_strlen (words[i], -1);

      if (line->len > 0 && length > (glong) width)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
        }
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
    }

  g_ptr_array_add (lines, g_strdup (line->str));
}

static GPtrArray *
wrap (const char *text,
      guint       width)
{
  g_auto(GStrv) paragraphs = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    wrap_paragraph (lines, paragraphs[i], width);

  return lines;
}

static void
append_cell (GString    *line,
             const char *text,
             guint       column)
{
  glong missing = (glong) widths[column] - g_utf8_strlen (text, -1);

  g_string_append (line, text);
  if (column + 1 < N_COLUMNS)
    g_string_append_printf (line, "%*s", (int) MAX (missing, 0) + 1, "");
}

/* Prints one row, as high as its highest cell. */
static void
print_row (const char *const texts[N_COLUMNS])
{
  GPtrArray *cells[N_COLUMNS];
  guint height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      cells[i] = wrap (texts[i], widths[i]);
      height = MAX (height, cells[i]->len);
    }

  for (guint row = 0; row < height; row++)
    {
      g_autoptr(GString) line = g_string_new (NULL);

      for (guint i = 0; i < N_COLUMNS; i++)
        append_cell (line, row < cells[i]->len ? g_ptr_array_index (cells[i], row) : "", i);

      g_print ("%s\n", g_strchomp (line->str));
    }

  for (guint i = 0; i < N_COLUMNS; i++)
    g_ptr_array_unref (cells[i]);
}

static void
print_table (const EarcupFindings *figures)
{
  const char *titles[N_COLUMNS] = {
    _("Claim and verdict"), _("What is said, and by whom"), _("What the model finds"),
  };
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  print_row (titles);
  for (gsize i = 0; i < n_claims; i++)
    {
      const EarcupClaim *claim = &claims[i];
      EarcupVerdict verdict = earcup_claim_judge (claim, figures);
      g_autofree char *first = g_strdup_printf ("%s\n%s", claim->id,
                                                earcup_verdict_get_label (verdict));
      g_autofree char *names = earcup_claim_sources_dup_names (claim->sources);
      g_autofree char *second = g_strdup_printf ("%s\n– %s", _(claim->statement), names);
      g_autofree char *finding = earcup_claim_dup_finding (claim, figures);
      const char *texts[N_COLUMNS] = { first, second, finding };

      g_print ("\n");
      print_row (texts);
    }
}

static void
add_figures (JsonBuilder          *builder,
             const EarcupClaim    *claim,
             const EarcupFindings *figures)
{
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);

  for (guint i = 0; i < EARCUP_N_FINDINGS; i++)
    {
      if (!earcup_claim_uses (claim, i))
        continue;

      json_builder_set_member_name (builder, earcup_finding_get_key (i));
      json_builder_begin_object (builder);
      earcup_json_add_number (builder, "value", earcup_findings_get (figures, i));
      earcup_json_add_text (builder, "unit", earcup_finding_get_unit (i));
      json_builder_end_object (builder);
    }

  json_builder_end_object (builder);
}

static void
add_sources (JsonBuilder *builder,
             const char  *member,
             guint        sources)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);

  for (guint source = 1; source <= EARCUP_CLAIM_SOURCE_ALL; source <<= 1)
    if ((sources & source) != 0)
      json_builder_add_string_value (builder, earcup_claim_source_get_title (source));

  json_builder_end_array (builder);
}

/* The commands that make what is to be heard; none where there is nothing to hear. */
static void
add_commands (JsonBuilder       *builder,
              const EarcupClaim *claim)
{
  const EarcupDemonstration *demonstration = earcup_demonstration_find (claim->id);

  earcup_json_add_text (builder, "invitation", _(demonstration->invitation));
  json_builder_set_member_name (builder, "commands");
  json_builder_begin_array (builder);
  for (guint slot = 0; slot < earcup_demonstration_get_n_slots (demonstration); slot++)
    {
      g_autofree char *command = earcup_demonstration_dup_command (demonstration, slot);

      json_builder_add_string_value (builder, command);
    }
  json_builder_end_array (builder);
}

static void
add_claim (JsonBuilder          *builder,
           const EarcupClaim    *claim,
           const EarcupFindings *figures)
{
  EarcupVerdict verdict = earcup_claim_judge (claim, figures);
  g_autofree char *finding = earcup_claim_dup_finding (claim, figures);
  g_autofree char *method = earcup_claim_dup_method (claim, figures);

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "id", claim->id);
  earcup_json_add_text (builder, "verdict", earcup_verdict_get_key (verdict));
  earcup_json_add_text (builder, "statement", _(claim->statement));
  earcup_json_add_text (builder, "finding", finding);
  earcup_json_add_text (builder, "method", method);
  add_figures (builder, claim, figures);
  add_sources (builder, "sources", claim->sources);
  add_sources (builder, "opponents", claim->opponents);
  add_commands (builder, claim);
  json_builder_end_object (builder);
}

static void
print_json (EarcupModel          *model,
            const EarcupFindings *figures)
{
  g_autoptr(JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *origin = model != NULL ? earcup_model_dup_provenance_text (model) : NULL;
  gsize n_claims;
  const EarcupClaim *claims = earcup_claims (&n_claims);

  json_builder_begin_object (builder);
  earcup_json_add_text (builder, "model", model != NULL ? earcup_model_get_id (model) : NULL);
  earcup_json_add_text (builder, "origin", origin);
  json_builder_set_member_name (builder, "claims");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n_claims; i++)
    add_claim (builder, &claims[i], figures);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  earcup_json_print (builder, TRUE);
}

static int
claims_of (EarcupCatalogue *catalogue,
           EarcupModel     *model,
           gboolean         json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EarcupSubjects) subjects = earcup_catalogue_subjects_new (catalogue, &error);
  g_autoptr(EarcupFindings) figures = NULL;

  if (subjects == NULL)
    {
      earcup_command_say ("%s", error->message);
      return EARCUP_COMMAND_FAILED;
    }

  figures = earcup_findings_new (model != NULL ? earcup_model_get_design (model) : NULL, subjects);
  if (model != NULL)
    earcup_command_tell_origin (model);
  if (json)
    print_json (model, figures);
  else
    print_table (figures);

  return EARCUP_COMMAND_DONE;
}

static int
run (const char *word,
     gboolean    json)
{
  g_autoptr(EarcupCatalogue) catalogue = earcup_command_catalogue ();
  g_autoptr(EarcupModel) model = NULL;

  if (catalogue == NULL)
    return EARCUP_COMMAND_FAILED;

  if (word == NULL)
    return claims_of (catalogue, NULL, json);

  model = earcup_command_resolve (catalogue, word);
  if (model == NULL)
    return EARCUP_COMMAND_WRONG;

  if (earcup_model_get_design (model) == NULL)
    {
      earcup_command_say (_("“%s” has no design of a headphone, so there is nothing to simulate"),
                          earcup_model_get_name (model));
      return EARCUP_COMMAND_WRONG;
    }

  return claims_of (catalogue, model, json);
}

/* earcup claims: what the published guides claim, and what the model finds. */
int
earcup_command_claims (int    argc,
                       char **argv)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print a JSON object, with every figure"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!earcup_command_parse (_("[MODEL]"), entries, &argc, &argv))
    return EARCUP_COMMAND_WRONG;

  if (argc > 2)
    {
      earcup_command_say (_("“claims” takes one MODEL or none"));
      return EARCUP_COMMAND_WRONG;
    }

  return run (argc == 2 ? argv[1] : NULL, json);
}
