/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/earcup-demo-track.h"

G_BEGIN_DECLS

EarcupDemoTrack *earcup_demo_mix_render (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
