package org.yihaotong.registry;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@ApplicationModuleTest
class RegistryTests extends VehicleRegistryContract {

	@Autowired
	private MemberUnits units;

	@Autowired
	private VehicleRegistry vehicles;

	@Autowired
	private ReferenceImport referenceImport;

	@Autowired
	private JdbcClient jdbc;

	@Override
	VehicleRegistry registry() {
		return this.vehicles;
	}

	@Override
	PlateNumber registered() {
		return new PlateNumber("蒙C12345");
	}

	@Override
	PlateNumber unknown() {
		return new PlateNumber("沪A00001");
	}

	@Test
	void holdsTheMemberUnits() {
		assertThat(this.units.all()).hasSize(73);
		assertThat(this.units.find(new DepartmentCode("M11"))).map(MemberUnit::nameZh).contains("市水务局");
		assertThat(this.units.find(new DepartmentCode("Z99"))).isEmpty();
	}

	@Test
	void everyLeadDepartmentOfTheTaxonomyIsAMemberUnit() {
		List<String> leads = ReferenceFile.read("taxonomy.csv")
			.stream()
			.map((row) -> row.get("lead_department_zh"))
			.toList();
		assertThat(leads).hasSize(266).allSatisfy((lead) -> assertThat(this.units.named(lead)).as(lead).isPresent());
	}

	@Test
	void aDivisionBelongsToItsUnit() {
		assertThat(code("市公安局经侦支队")).isEqualTo("M17");
		assertThat(code("市公安局交通管理支队车管所")).isEqualTo("M18");
		assertThat(code("市公安局")).isEqualTo("M17");
		assertThat(this.units.named("市公安")).isEmpty();
		assertThat(this.units.named("")).isEmpty();
	}

	@Test
	void aSecondImportChangesNothingButWhatTheFileChanged() {
		this.jdbc.sql("update member_unit set name_en = 'old' where code = 'M11'").update();
		this.referenceImport.afterSingletonsInstantiated();
		assertThat(this.units.all()).hasSize(73).noneMatch((unit) -> unit.nameEn().equals("old"));
	}

	@Test
	void theStandInKnowsThePlatesOfTheDemo() {
		assertThat(List.of("蒙C12345", "湘A58317", "粤B72904"))
			.allSatisfy((plate) -> assertThat(this.vehicles.ownerOf(new PlateNumber(plate))).isPresent());
		assertThat(this.vehicles.ownerOf(new PlateNumber("蒙C12345"))).contains(new PhoneNumber("+8613900000001"));
		assertThat(this.jdbc.sql("select count(*) from stand_in_vehicle").query(Integer.class).single()).isEqualTo(200);
	}

	private String code(String name) {
		return this.units.named(name).map((unit) -> unit.code().value()).orElse("");
	}

}
