package org.yihaotong.registry;

import org.apache.commons.csv.CSVRecord;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * Brings the reference files into PostgreSQL at every start, before anything is served;
 * the second time changes nothing.
 */
@Component
class ReferenceImport implements SmartInitializingSingleton {

	private final StoredMemberUnits units;

	private final StandInVehicles vehicles;

	private final RegistryProperties properties;

	private final TransactionTemplate transaction;

	ReferenceImport(StoredMemberUnits units, StandInVehicles vehicles, RegistryProperties properties,
			TransactionTemplate transaction) {
		this.units = units;
		this.vehicles = vehicles;
		this.properties = properties;
		this.transaction = transaction;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.transaction.executeWithoutResult((status) -> {
			ReferenceFile.read("departments.csv").forEach(this::storeUnit);
			if (this.properties.standInVehicles()) {
				ReferenceFile.read("stand-in-vehicles.csv").forEach(this::storeVehicle);
			}
		});
	}

	private void storeUnit(CSVRecord row) {
		this.units.store(new MemberUnit(new DepartmentCode(row.get("code")), row.get("name_zh"), row.get("name_en"),
				row.get("kind")));
	}

	private void storeVehicle(CSVRecord row) {
		this.vehicles.store(new PlateNumber(row.get("plate")), new PhoneNumber(row.get("owner_phone")));
	}

}
