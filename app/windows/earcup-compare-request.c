/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "windows/earcup-compare-request.h"

#include <glib/gi18n-lib.h>

#define TARGET "harman"        /* what responses are held against where no target is chosen */

/* What the circumstances are called, by their keys. */
static const struct
{
  const char *key;
  const char *label;
} words[] = {
  { "laptop", N_("Laptop jack") }, { "dongle", N_("Phone dongle") },
  { "interface", N_("Interface") }, { "amplifier", N_("Amplifier") },
  { "booth", N_("Vocal booth") }, { "bedroom", N_("Bedroom") }, { "office", N_("Office") },
  { "street", N_("Street") }, { "train", N_("Train") }, { "plane", N_("Plane cabin") },
  { "drums", N_("Drum kit") },
};

static const char *
find_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].key, key))
      return _(words[i].label);

  return key;
}

/**
 * earcup_compare_request_new:
 * @audition: what is in the slots; its catalogue is loaded
 * @settings: the target of the plot, and the circumstances of the figures
 *
 * Returns: (transfer full): the request, without figures
 */
EarcupCompareRequest *
earcup_compare_request_new (EarcupAudition *audition,
                            GSettings      *settings)
{
  EarcupCompareRequest *self = g_new0 (EarcupCompareRequest, 1);
  g_autofree char *target = g_settings_get_string (settings, "plot-target");
  g_autofree char *source = g_settings_get_string (settings, "figures-source");
  g_autofree char *noise = g_settings_get_string (settings, "figures-noise");

  self->catalogue = g_object_ref (earcup_audition_get_catalogue (audition));
  self->models = g_ptr_array_new_with_free_func (g_object_unref);
  self->target = earcup_target_from_key (target);
  if (self->target == NULL)
    self->target = earcup_target_from_key (TARGET);
  self->setting = (EarcupFiguresSetting) {
    .source = earcup_source_from_key (source),
    .noise = earcup_noise_from_key (noise),
    .level_dba = g_settings_get_double (settings, "listening-level-dba"),
    .distance_m = EARCUP_FIGURES_DISTANCE_M,
    .angle_deg = EARCUP_FIGURES_ANGLE_DEG,
  };

  for (guint slot = 1; slot <= EARCUP_AUDITION_SLOTS; slot++)
    {
      EarcupModel *model = earcup_audition_get_shown (audition, slot);

      if (model == NULL)
        continue;
      self->slots[self->models->len] = slot;
      g_ptr_array_add (self->models, g_object_ref (model));
    }

  return self;
}

/* Frees a request with its figures. */
void
earcup_compare_request_free (EarcupCompareRequest *self)
{
  g_object_unref (self->catalogue);
  g_ptr_array_unref (self->models);
  g_clear_pointer (&self->comparison, earcup_comparison_free);
  g_free (self);
}

/* Computes the figures; any thread, once. */
void
earcup_compare_request_compute (EarcupCompareRequest *self)
{
  g_autoptr(EarcupResponse) target = earcup_catalogue_load_target (self->catalogue,
                                                                   self->target->id, NULL);

  self->comparison = earcup_comparison_new (self->catalogue,
                                            (EarcupModel * const *) self->models->pdata,
                                            self->models->len, target, &self->setting);
}

/* Returns: (transfer full): the letter and the name of a model */
char *
earcup_compare_request_dup_title (EarcupCompareRequest *self,
                                  guint                 model)
{
  return g_strdup_printf ("%c  %s", 'A' + self->slots[model] - 1,
                          earcup_model_get_name (self->models->pdata[model]));
}

/* Returns: (transfer full): what the figures depend on besides the models */
char *
earcup_compare_request_dup_account (EarcupCompareRequest *self)
{
  /* Translators: a target curve, a level in dBA, a source such as “Laptop jack”, a noise such as
   * “Train” */
  return g_strdup_printf (_("Target: %s. Music at %.0f dBA, plugged into: %s, noise: %s."),
                          earcup_target_get_name (self->target), self->setting.level_dba,
                          find_label (self->setting.source->key),
                          find_label (self->setting.noise->key));
}
