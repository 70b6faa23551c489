package org.yihaotong.lines;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the lines to staff.
 */
@RestController
class LineController {

	private final LineDirectory directory;

	LineController(LineDirectory directory) {
		this.directory = directory;
	}

	@GetMapping("/api/lines")
	List<LineAnswer> lines() {
		return this.directory.all().stream().map(LineAnswer::of).toList();
	}

	/**
	 * A line in the console.
	 */
	record LineAnswer(String number, String nameZh, String nameEn, String owner, String mode, @Nullable String stage) {

		static LineAnswer of(Line line) {
			return new LineAnswer(line.number().value(), line.nameZh(), line.nameEn(), line.owner().value(),
					line.mode().name(), line.stage().map(Enum::name).orElse(null));
		}

	}

}
