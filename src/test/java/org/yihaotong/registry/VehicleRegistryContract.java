package org.yihaotong.registry;

import org.junit.jupiter.api.Test;
import org.yihaotong.platform.PlateNumber;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every register of vehicles must do.
 */
abstract class VehicleRegistryContract {

	abstract VehicleRegistry registry();

	abstract PlateNumber registered();

	abstract PlateNumber unknown();

	@Test
	void knowsTheOwnerOfARegisteredVehicle() {
		assertThat(registry().ownerOf(registered())).isPresent();
		assertThat(registry().ownerOf(registered())).isEqualTo(registry().ownerOf(registered()));
	}

	@Test
	void knowsNothingOfAnUnknownVehicle() {
		assertThat(registry().ownerOf(unknown())).isEmpty();
	}

}
