package org.yihaotong.platform;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CodesTests {

	@Test
	void minorCategoryKnowsItsMajor() {
		assertThat(new CategoryCode("0901").major()).isEqualTo(new CategoryCode("09"));
		assertThat(new CategoryCode("09").major()).isEqualTo(new CategoryCode("09"));
	}

	@Test
	void codesRefuseOtherForms() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CategoryCode("091"));
		assertThatIllegalArgumentException().isThrownBy(() -> new DepartmentCode("11"));
		assertThatIllegalArgumentException().isThrownBy(() -> new CaseNumber("2026-1"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Seat("seat"));
		assertThatIllegalArgumentException().isThrownBy(() -> new LineNumber("1; drop table"));
		assertThatIllegalArgumentException().isThrownBy(() -> new StaffId(0));
	}

}
