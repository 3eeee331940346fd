/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "acoustics/earcup-noise.h"
#include "acoustics/earcup-source.h"
#include "catalogue/earcup-catalogue.h"
#include "catalogue/earcup-model.h"
#include "catalogue/earcup-task.h"

G_BEGIN_DECLS

#define EARCUP_TYPE_CHOOSER (earcup_chooser_get_type ())

/* What somebody needs. All is borrowed. */
typedef struct {
  double             weights[EARCUP_N_CRITERIA];    /* 0 or above */
  EarcupPriceTier    most;                          /* no dearer one; unknown for any */
  const char *const *owned;                         /* ids of entries; NULL for none */
} EarcupNeeds;

/* A headphone and how well it meets them. */
typedef struct {
  EarcupEntry *entry;                         /* borrowed from the chooser */
  EarcupModel *model;                         /* borrowed from the chooser */
  double       score;                         /* 0 to 1 */
  double       values[EARCUP_N_CRITERIA];     /* the figures; NAN where one is unknown */
  double       shares[EARCUP_N_CRITERIA];     /* of all others that are worse, 0 to 1 */
} EarcupPick;

/* The headphones of a catalogue in a certain place and on a certain source, with the figures by
 * which one is chosen. Immutable, any thread. */
typedef struct _EarcupChooser EarcupChooser;

GType          earcup_chooser_get_type (void) G_GNUC_CONST;

EarcupChooser *earcup_chooser_new      (EarcupCatalogue      *catalogue,
                                        const EarcupNoise    *noise,
                                        const EarcupSource   *source,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
EarcupChooser *earcup_chooser_ref      (EarcupChooser        *self);
void           earcup_chooser_unref    (EarcupChooser        *self);
gboolean       earcup_chooser_prepare  (EarcupChooser        *self,
                                        GCancellable         *cancellable,
                                        GError              **error);
double         earcup_chooser_get_progress (EarcupChooser    *self);
gboolean       earcup_chooser_is_ready (EarcupChooser        *self);
GArray        *earcup_chooser_rank     (EarcupChooser        *self,
                                        const EarcupNeeds    *needs) G_GNUC_WARN_UNUSED_RESULT;
guint          earcup_chooser_find_reasons (const EarcupPick  *pick,
                                            const EarcupNeeds *needs,
                                            gboolean           against,
                                            EarcupCriterion   *reasons,
                                            guint              most);
char          *earcup_chooser_dup_reason (const EarcupPick   *pick,
                                          EarcupCriterion     criterion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupChooser, earcup_chooser_unref)

G_END_DECLS
