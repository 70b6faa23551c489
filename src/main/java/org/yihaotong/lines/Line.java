package org.yihaotong.lines;

import java.util.Optional;

import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;

/**
 * A telephone number that rings here: 12345 itself or one of the 38 older hotlines.
 *
 * @param number the number as citizens know it
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param owner the unit it belonged or belongs to
 * @param mode how it joined
 * @param stage how far a dual-track line has come by now
 * @param greeting what the caller hears first
 * @param defaultMajor the major category that its requests usually fall into; none for
 * 12345
 */
public record Line(LineNumber number, String nameZh, String nameEn, DepartmentCode owner, Mode mode,
		Optional<Stage> stage, String greeting, Optional<CategoryCode> defaultMajor) {

	Line inStage(Stage stage) {
		return new Line(this.number, this.nameZh, this.nameEn, this.owner, this.mode, Optional.of(stage), this.greeting,
				this.defaultMajor);
	}

	/** How a line joined. */
	public enum Mode {

		/** The line of the centre itself. */
		MAIN,

		/** Merged outright: its number rings here. */
		MERGED,

		/** A utility's line that joins in stages. */
		DUAL_TRACK

	}

	/** The three stages of a dual-track line. */
	public enum Stage {

		DUAL, STRIPPED, STATIONED

	}

}
