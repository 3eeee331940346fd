/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acoustics/earcup-recipe.h"

struct _EarcupRecipe
{
  EarcupRecipeFunc       func;
  EarcupRecipeLevelFunc  level;      /* NULL where nobody knows */
  double                 lead_s;
  gpointer               data;
  GDestroyNotify         destroy;
};

/**
 * earcup_recipe_new:
 * @func: makes the kernel
 * @data: for @func; nothing may change it any more
 * @destroy: (nullable): frees @data, in any thread
 *
 * Makes a recipe of a function. Its kernel is taken to be as loud as what goes in.
 *
 * Returns: (transfer full): the recipe; any thread
 */
EarcupRecipe *
earcup_recipe_new (EarcupRecipeFunc func,
                   gpointer         data,
                   GDestroyNotify   destroy)
{
  return earcup_recipe_new_full (func, NULL, 0.0, data, destroy);
}

/**
 * earcup_recipe_new_full:
 * @func: makes the kernel
 * @level: (nullable): tells how much louder it will be, before it is made
 * @lead_s: by how much what the kernel plays lies behind, in seconds, 0 or more: what is rendered
 *   is moved forward by it, what is played is not
 * @data: for the functions; nothing may change it any more
 * @destroy: (nullable): frees @data, in any thread
 *
 * Makes a recipe of functions.
 *
 * Returns: (transfer full): the recipe; any thread
 */
EarcupRecipe *
earcup_recipe_new_full (EarcupRecipeFunc       func,
                        EarcupRecipeLevelFunc  level,
                        double                 lead_s,
                        gpointer               data,
                        GDestroyNotify         destroy)
{
  EarcupRecipe *self = g_atomic_rc_box_new0 (EarcupRecipe);

  g_return_val_if_fail (lead_s >= 0.0, NULL);

  self->func = func;
  self->level = level;
  self->lead_s = lead_s;
  self->data = data;
  self->destroy = destroy;

  return self;
}

static EarcupKernel *
make_emulation (gpointer data,
                guint    rate_hz)
{
  return earcup_kernel_new (data, rate_hz);
}

static double
get_emulation_level (gconstpointer data,
                     double        hz)
{
  return earcup_emulation_get_gain (data, hz);
}

/* Returns: (transfer full): the recipe for the difference of two headphones; any thread */
EarcupRecipe *
earcup_recipe_new_emulation (EarcupEmulation *emulation)
{
  return earcup_recipe_new_full (make_emulation, get_emulation_level, 0.0,
                                 earcup_emulation_ref (emulation),
                                 (GDestroyNotify) earcup_emulation_unref);
}

/* Returns: (transfer full): @self with one more reference; any thread */
EarcupRecipe *
earcup_recipe_ref (EarcupRecipe *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  EarcupRecipe *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
}

/* Gives up a reference; any thread but a streaming one. */
void
earcup_recipe_unref (EarcupRecipe *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Returns: (transfer full): the kernel for a sample rate in Hz; any thread but a streaming one */
EarcupKernel *
earcup_recipe_make (const EarcupRecipe *self,
                    guint               rate_hz)
{
  return self->func (self->data, rate_hz);
}

/**
 * earcup_recipe_get_level:
 * @self: a recipe
 * @hz: a frequency in Hz, above 0
 *
 * Tells how much louder the kernel will make sound, without making it. Of a kernel that crosses
 * over, it is the power that both channels bring to an ear when they differ, in the mean of the
 * ears.
 *
 * Returns: the level in dB; any thread
 */
double
earcup_recipe_get_level (const EarcupRecipe *self,
                         double              hz)
{
  return self->level != NULL ? self->level (self->data, hz) : 0.0;
}

/* Returns: by how much what the kernel plays lies behind, in seconds; any thread */
double
earcup_recipe_get_lead (const EarcupRecipe *self)
{
  return self->lead_s;
}
