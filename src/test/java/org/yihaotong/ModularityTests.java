package org.yihaotong;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(YihaotongApplication.class);

	@Test
	void modulesKeepTheirBorders() {
		this.modules.verify();
	}

}
