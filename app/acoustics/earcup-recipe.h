/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acoustics/earcup-emulation.h"
#include "acoustics/earcup-kernel.h"

G_BEGIN_DECLS

/* Makes a kernel for a sample rate in Hz: (transfer full); any thread, more than once. */
typedef EarcupKernel *(*EarcupRecipeFunc) (gpointer data,
                                           guint    rate_hz);

/* How much louder the kernel makes sound at a frequency, in dB; any thread. */
typedef double (*EarcupRecipeLevelFunc) (gconstpointer data,
                                         double        hz);

/* How to make the kernel of whatever is to be heard, as soon as the sample rate is known: the
 * difference of two headphones, or loudspeakers in a room. Immutable, any thread. */
typedef struct _EarcupRecipe EarcupRecipe;

EarcupRecipe *earcup_recipe_new           (EarcupRecipeFunc    func,
                                           gpointer            data,
                                           GDestroyNotify      destroy);
EarcupRecipe *earcup_recipe_new_full      (EarcupRecipeFunc       func,
                                           EarcupRecipeLevelFunc  level,
                                           double                 lead_s,
                                           gpointer               data,
                                           GDestroyNotify         destroy);
EarcupRecipe *earcup_recipe_new_emulation (EarcupEmulation    *emulation);
EarcupRecipe *earcup_recipe_ref           (EarcupRecipe       *self);
void          earcup_recipe_unref         (EarcupRecipe       *self);

EarcupKernel *earcup_recipe_make          (const EarcupRecipe *self,
                                           guint               rate_hz);
double        earcup_recipe_get_level     (const EarcupRecipe *self,
                                           double              hz);
double        earcup_recipe_get_lead      (const EarcupRecipe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EarcupRecipe, earcup_recipe_unref)

G_END_DECLS
