package org.yihaotong.registry;

import org.yihaotong.platform.DepartmentCode;

/**
 * A unit that carries out cases.
 *
 * @param code its directory code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param kind {@code municipal}, {@code district}, {@code utility}, …
 */
public record MemberUnit(DepartmentCode code, String nameZh, String nameEn, String kind) {
}
