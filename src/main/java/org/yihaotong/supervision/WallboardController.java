package org.yihaotong.supervision;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the wallboard to whoever asks once.
 */
@RestController
class WallboardController {

	private final WallboardFeed feed;

	WallboardController(WallboardFeed feed) {
		this.feed = feed;
	}

	@GetMapping("/api/wallboard")
	Wallboard wallboard() {
		return this.feed.current();
	}

}
