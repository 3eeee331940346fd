/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "earcup-config.h"

#include "claims/earcup-topic.h"

#include <glib/gi18n-lib.h>

G_DEFINE_ENUM_TYPE (EarcupTopic, earcup_topic,
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_CLOSED, "closed"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_SEMI_OPEN, "semi-open"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_MONITORS, "monitors"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_ENCLOSURE, "enclosure"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_HISTORY, "history"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_BASS, "bass"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_REFLECTIONS, "reflections"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_SOUNDSTAGE, "soundstage"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_IMPEDANCE, "impedance"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_ISOLATION, "isolation"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_BLEED, "bleed"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_NEIGHBOURS, "neighbours"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_FEEDBACK, "feedback"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_HEARING, "hearing"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_CANCELLING, "noise-cancelling"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_FIT, "fit"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_PRICE, "price"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_CARE, "care"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_TRANSLATION, "translation"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_TASKS, "tasks"),
                    G_DEFINE_ENUM_VALUE (EARCUP_TOPIC_DISPUTES, "disputes"))

static const EarcupTopic housing[] = {
  EARCUP_TOPIC_ENCLOSURE, EARCUP_TOPIC_CLOSED, EARCUP_TOPIC_OPEN, EARCUP_TOPIC_SEMI_OPEN,
  EARCUP_TOPIC_HISTORY,
};

static const EarcupTopic sound[] = {
  EARCUP_TOPIC_BASS, EARCUP_TOPIC_REFLECTIONS, EARCUP_TOPIC_SOUNDSTAGE, EARCUP_TOPIC_IMPEDANCE,
};

static const EarcupTopic surroundings[] = {
  EARCUP_TOPIC_ISOLATION, EARCUP_TOPIC_BLEED, EARCUP_TOPIC_NEIGHBOURS, EARCUP_TOPIC_FEEDBACK,
  EARCUP_TOPIC_HEARING, EARCUP_TOPIC_CANCELLING,
};

static const EarcupTopic owning[] = {
  EARCUP_TOPIC_FIT, EARCUP_TOPIC_PRICE, EARCUP_TOPIC_CARE,
};

static const EarcupTopic work[] = {
  EARCUP_TOPIC_TASKS, EARCUP_TOPIC_MONITORS, EARCUP_TOPIC_TRANSLATION, EARCUP_TOPIC_DISPUTES,
};

static const struct
{
  const char        *title;
  const EarcupTopic *topics;
  guint              n_topics;
} groups[EARCUP_N_TOPIC_GROUPS] = {
  [EARCUP_TOPIC_GROUP_HOUSING] = { N_("The housing"), housing, G_N_ELEMENTS (housing) },
  [EARCUP_TOPIC_GROUP_SOUND] = { N_("The sound"), sound, G_N_ELEMENTS (sound) },
  [EARCUP_TOPIC_GROUP_SURROUNDINGS] = { N_("You and the room"), surroundings,
                                        G_N_ELEMENTS (surroundings) },
  [EARCUP_TOPIC_GROUP_OWNING] = { N_("Buying and wearing"), owning, G_N_ELEMENTS (owning) },
  [EARCUP_TOPIC_GROUP_WORK] = { N_("Making music"), work, G_N_ELEMENTS (work) },
};

/**
 * earcup_topic_group_list:
 * @group: a group
 * @n_topics: (out): how many topics it has
 *
 * Lists what stands together in the contents. Each topic is in one group. Any thread.
 *
 * Returns: (array length=n_topics) (transfer none): the topics
 */
const EarcupTopic *
earcup_topic_group_list (EarcupTopicGroup  group,
                         guint            *n_topics)
{
  *n_topics = 0;
  g_return_val_if_fail (group < EARCUP_N_TOPIC_GROUPS, NULL);

  *n_topics = groups[group].n_topics;

  return groups[group].topics;
}

/* Returns: (transfer none): the heading of a group in the user's language; any thread */
const char *
earcup_topic_group_get_title (EarcupTopicGroup group)
{
  g_return_val_if_fail (group < EARCUP_N_TOPIC_GROUPS, NULL);

  return _(groups[group].title);
}
