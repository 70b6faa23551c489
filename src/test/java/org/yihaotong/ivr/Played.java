package org.yihaotong.ivr;

import java.util.Optional;

import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.DepartmentCode;

/**
 * Neighbours as the tests play them.
 */
final class Played {

	private Played() {
	}

	static Line line(String greeting) {
		return new Line(LineDirectory.MAIN, "12345热线", "Hotline 12345", new DepartmentCode("M01"), Line.Mode.MAIN,
				Optional.empty(), greeting, Optional.empty());
	}

}
