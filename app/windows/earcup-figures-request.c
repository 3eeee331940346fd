/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "windows/earcup-figures-request.h"

#include <string.h>

/**
 * earcup_figures_request_new:
 * @catalogue: the catalogue
 * @model: a model that has a design
 * @ranking: what is searched for the closest models
 * @setting: the circumstances; the spectrum is copied
 *
 * Returns: (transfer full): the request, without figures
 */
EarcupFiguresRequest *
earcup_figures_request_new (EarcupCatalogue            *catalogue,
                            EarcupModel                *model,
                            EarcupRanking              *ranking,
                            const EarcupFiguresSetting *setting)
{
  EarcupFiguresRequest *self = g_new0 (EarcupFiguresRequest, 1);

  self->catalogue = g_object_ref (catalogue);
  self->model = g_object_ref (model);
  self->ranking = earcup_ranking_ref (ranking);
  self->setting = *setting;
  if (setting->power != NULL)
    {
      memcpy (self->power, setting->power, sizeof self->power);
      self->setting.power = self->power;
    }

  return self;
}

/* Frees a request with its figures. */
void
earcup_figures_request_free (EarcupFiguresRequest *self)
{
  g_object_unref (self->catalogue);
  g_object_unref (self->model);
  g_clear_pointer (&self->report, earcup_report_free);
  g_clear_pointer (&self->closed, g_array_unref);
  g_clear_pointer (&self->open, g_array_unref);
  earcup_ranking_unref (self->ranking);
  g_free (self);
}

/* Computes the figures; any thread, once. */
void
earcup_figures_request_compute (EarcupFiguresRequest *self)
{
  EarcupResponse *response = earcup_model_get_response (self->model);
  const char *id = earcup_model_get_id (self->model);

  self->report = earcup_figures_compute (self->catalogue, earcup_model_get_design (self->model),
                                         &self->setting, NULL);
  self->closed = earcup_ranking_find (self->ranking, response, id, EARCUP_ENCLOSURE_CLOSED,
                                      EARCUP_FIGURES_REQUEST_CLOSEST);
  self->open = earcup_ranking_find (self->ranking, response, id, EARCUP_ENCLOSURE_OPEN,
                                    EARCUP_FIGURES_REQUEST_CLOSEST);
}
