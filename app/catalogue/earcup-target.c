/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "catalogue/earcup-target.h"

#include <glib/gi18n-lib.h>

static const struct
{
  EarcupTarget target;
  const char  *name;
} targets[] = {
  { { "harman", EARCUP_CATALOGUE_NEUTRAL }, N_("Harman over-ear 2018") },
  { { "harman-without-bass", "harman-over-ear-2018-without-bass" },
    N_("Harman over-ear 2018 without bass") },
  { { "diffuse-field", "diffuse-field" }, N_("Diffuse field") },
  { { "in-room", "loudspeaker-in-room" }, N_("Loudspeaker in a room") },
};

/* Returns: how many targets can be chosen */
guint
earcup_target_count (void)
{
  return G_N_ELEMENTS (targets);
}

/* Returns: (transfer none): the target at a position below earcup_target_count() */
const EarcupTarget *
earcup_target_get_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (targets), NULL);

  return &targets[position].target;
}

/* Returns: (transfer none) (nullable): the target of a key; %NULL when there is none */
const EarcupTarget *
earcup_target_from_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_strcmp0 (targets[i].target.key, key) == 0)
      return &targets[i].target;

  return NULL;
}

/* Returns: the name of a target, translated */
const char *
earcup_target_get_name (const EarcupTarget *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (&targets[i].target == target)
      return _(targets[i].name);

  g_return_val_if_reached (NULL);
}
