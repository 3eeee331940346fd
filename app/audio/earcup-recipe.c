/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "audio/earcup-recipe.h"

struct _EarcupRecipe
{
  EarcupRecipeFunc func;
  gpointer         data;
  GDestroyNotify   destroy;
};

/**
 * earcup_recipe_new:
 * @func: makes the kernel
 * @data: for @func; nothing may change it any more
 * @destroy: (nullable): frees @data, in any thread
 *
 * Makes a recipe of a function.
 *
 * Returns: (transfer full): the recipe; any thread
 */
EarcupRecipe *
earcup_recipe_new (EarcupRecipeFunc func,
                   gpointer         data,
                   GDestroyNotify   destroy)
{
  EarcupRecipe *self = g_atomic_rc_box_new0 (EarcupRecipe);

  self->func = func;
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

/* Returns: (transfer full): the recipe for the difference of two headphones; any thread */
EarcupRecipe *
earcup_recipe_new_emulation (EarcupEmulation *emulation)
{
  return earcup_recipe_new (make_emulation, earcup_emulation_ref (emulation),
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
