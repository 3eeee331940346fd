/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "demo/earcup-demo-track.h"

G_BEGIN_DECLS

void earcup_demo_bass_render (EarcupDemoTrack *track);

G_END_DECLS
