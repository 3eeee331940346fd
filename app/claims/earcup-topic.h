/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define EARCUP_TYPE_TOPIC (earcup_topic_get_type ())

/* What a page of the guide is about. The first ones are the kinds of what can be heard. */
typedef enum {
  EARCUP_TOPIC_CLOSED,
  EARCUP_TOPIC_SEMI_OPEN,
  EARCUP_TOPIC_OPEN,
  EARCUP_TOPIC_MONITORS,
  EARCUP_TOPIC_ENCLOSURE,
  EARCUP_TOPIC_HISTORY,
  EARCUP_TOPIC_BASS,
  EARCUP_TOPIC_REFLECTIONS,
  EARCUP_TOPIC_SOUNDSTAGE,
  EARCUP_TOPIC_IMPEDANCE,
  EARCUP_TOPIC_ISOLATION,
  EARCUP_TOPIC_BLEED,
  EARCUP_TOPIC_NEIGHBOURS,
  EARCUP_TOPIC_FEEDBACK,
  EARCUP_TOPIC_HEARING,
  EARCUP_TOPIC_CANCELLING,
  EARCUP_TOPIC_FIT,
  EARCUP_TOPIC_PRICE,
  EARCUP_TOPIC_CARE,
  EARCUP_TOPIC_TRANSLATION,
  EARCUP_TOPIC_TASKS,
  EARCUP_TOPIC_DISPUTES,
  EARCUP_N_TOPICS
} EarcupTopic;

/* How the topics stand together in the contents. */
typedef enum {
  EARCUP_TOPIC_GROUP_HOUSING,
  EARCUP_TOPIC_GROUP_SOUND,
  EARCUP_TOPIC_GROUP_SURROUNDINGS,
  EARCUP_TOPIC_GROUP_OWNING,
  EARCUP_TOPIC_GROUP_WORK,
  EARCUP_N_TOPIC_GROUPS
} EarcupTopicGroup;

GType              earcup_topic_get_type        (void) G_GNUC_CONST;

const EarcupTopic *earcup_topic_group_list      (EarcupTopicGroup  group,
                                                 guint            *n_topics);
const char        *earcup_topic_group_get_title (EarcupTopicGroup  group);

G_END_DECLS
