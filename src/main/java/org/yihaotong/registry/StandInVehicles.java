package org.yihaotong.registry;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * Stands in for the traffic police's register, which only a real city can connect: about
 * 200 invented vehicles.
 */
@Repository
class StandInVehicles implements VehicleRegistry {

	private final JdbcClient jdbc;

	StandInVehicles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<PhoneNumber> ownerOf(PlateNumber plate) {
		return this.jdbc.sql("select owner_phone from stand_in_vehicle where plate = ?")
			.param(plate.value())
			.query(String.class)
			.optional()
			.map(PhoneNumber::new);
	}

	void store(PlateNumber plate, PhoneNumber owner) {
		this.jdbc.sql("insert into stand_in_vehicle (plate, owner_phone) values (?, ?) on conflict (plate) do nothing")
			.params(plate.value(), owner.value())
			.update();
	}

}
