package org.yihaotong.classification;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.Fact.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class FactFinderTests {

	@ParameterizedTest
	@CsvSource({ "我电话13800138000,+8613800138000", "打138-0013-8000,+8613800138000", "幺三八零零幺三八零零零是我的手机,+8613800138000",
			"一三八 零零一三 八零零零,+8613800138000", "座机0473-2999912,+864732999912", "电话：2999912,+864732999912",
			"客服400-812-3456,+864008123456", "＋８６１３８００１３８０００,+8613800138000" })
	void findsPhones(String text, String value) {
		assertThat(values(text, Kind.PHONE)).containsExactly(value);
	}

	@ParameterizedTest
	@CsvSource({ "身份证号11010519491231002X,11010519491231002X", "身份证号11010519491231002x。,11010519491231002X" })
	void findsIdentityNumbersWhoseCheckDigitFits(String text, String value) {
		assertThat(values(text, Kind.IDENTITY_NUMBER)).containsExactly(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "110105194912310021", "110105194913310020", "卡号6222021234567890123" })
	void findsNoIdentityNumberInOtherFigures(String text) {
		assertThat(values(text, Kind.IDENTITY_NUMBER)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "昨天晚上八点多开始停水,day-1 20:00", "今早7点半停电,day+0 07:30", "5月3号下午三点,05-03 15:00", "2026年5月3日,2026-05-03",
			"二零二六年五月十二号,2026-05-12", "晚上十一点一刻还在施工,23:15", "每天凌晨2点,02:00", "前天去办的,day-2", "22:30还在吵,22:30",
			"昨晚十点,day-1 22:00", "中午十二点半,12:30" })
	void findsTimes(String text, String value) {
		assertThat(values(text, Kind.TIME)).containsExactly(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "我有三点建议", "有一点小问题", "一点儿也不热", "早上好", "13月40号" })
	void findsNoTimeWhereNoneIsNamed(String text) {
		assertThat(values(text, Kind.TIME)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "交了三千五百块,3500", "欠我两万三千块钱工资,23000", "罚款200元,200", "押金三千五块不退,3500", "花了3.5万元,35000",
			"'共1,280.50元',1280.5", "一百零八块,108", "十二万块钱,120000" })
	void findsAmounts(String text, String value) {
		assertThat(values(text, Kind.AMOUNT)).containsExactly(value);
	}

	@ParameterizedTest
	@CsvSource({ "打给住建局没人管,市住房和城乡建设局", "市人社局让我去社区,市人力资源和社会保障局", "交警队说不归他们管,市公安局交通管理支队", "宏远建筑有限公司欠我工资,宏远建筑有限公司",
			"我在建设银行存的钱,建设银行", "滨河派出所出过警了,滨河派出所", "找物业公司没用,", "楼下开了个公司," })
	void findsUnits(String text, String value) {
		assertThat(values(text, Kind.UNIT)).isEqualTo((value != null) ? List.of(value) : List.of());
	}

	@Test
	void findsThePlaceAndTheFirmNamedAfterIt() {
		assertThat(FactFinder.find("锦绣花园物业不给修电梯")).extracting(Fact::kind, Fact::end)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.PLACE, 4),
					org.assertj.core.groups.Tuple.tuple(Kind.UNIT, 6));
	}

	@Test
	void everyUnitWithOtherNamesIsADepartment() throws java.io.IOException {
		List<String> departments = java.nio.file.Files
			.readAllLines(java.nio.file.Path.of("src/main/resources/reference/departments.csv"))
			.stream()
			.map((line) -> line.split(",")[1])
			.toList();
		assertThat(departments).containsAll(UnitFinder.units());
	}

	@Test
	void givesThePlacesInTheTextAsItCame() {
		String text = "蒙Ｃ１２３４５堵在新华街,电话13800138000";
		assertThat(FactFinder.find(text)).satisfiesExactly(
				(plate) -> assertThat(text.substring(plate.start(), plate.end())).isEqualTo("蒙Ｃ１２３４５"),
				(place) -> assertThat(place.kind()).isEqualTo(Kind.PLACE),
				(phone) -> assertThat(text.substring(phone.start(), phone.end())).isEqualTo("13800138000"));
	}

	@ParameterizedTest
	@CsvSource({ "联系电话：2999912,2999912", "'停水了，昨晚八点开始',昨晚八点", "我们小区团结花园没水,团结花园", "另外团结小区没水,团结小区" })
	void leavesOutWhatOnlyAnnouncesAFact(String text, String named) {
		assertThat(FactFinder.find(text)).singleElement()
			.satisfies((fact) -> assertThat(text.substring(fact.start(), fact.end())).isEqualTo(named));
	}

	@Test
	void findsAtMostFortyInATextFullOfThem() {
		assertThat(FactFinder.find("13800138000 ".repeat(100_000))).hasSize(40);
	}

	private static List<String> values(String text, Kind kind) {
		return FactFinder.find(text).stream().filter((fact) -> fact.kind() == kind).map(Fact::value).toList();
	}

}
