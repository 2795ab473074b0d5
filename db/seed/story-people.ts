/** The people of the round of 2019, all made up; units are those of the district in that year. */

export interface StoryPerson {
  name: string;
  birthYear?: number;
  guardianName?: string;
  unitCode: string;
  school: string;
  className?: string;
  merit: string;
}

/** Four students for three places; the fourth is of the clan of a council member. Circumstances are made up too. */
export const hardshipStudents: (StoryPerson & { account: string; evidenceNumber: string })[] = [
  {
    name: 'Bùi Thị Hồng Thắm',
    birthYear: 2008,
    guardianName: 'Bùi Văn Thiện',
    unitCode: '15088',
    school: 'Trường THCS Đồng Thịnh',
    className: '5A',
    merit: 'Hoàn thành xuất sắc học kỳ I',
    account: 'Bố mất sớm, mẹ làm thuê xa nhà',
    evidenceNumber: '112',
  },
  {
    name: 'Quách Văn Nhật Tấn',
    birthYear: 2007,
    guardianName: 'Quách Thị Hiền Chung',
    unitCode: '15112',
    school: 'Trường THCS Phúc Thịnh',
    className: '6B',
    merit: 'Học sinh giỏi học kỳ I',
    account: 'Ở với bà ngoại già yếu',
    evidenceNumber: '057',
  },
  {
    name: 'Phạm Thị Ánh Nguyệt',
    birthYear: 2010,
    guardianName: 'Phạm Văn Điền',
    unitCode: '15064',
    school: 'Trường Tiểu học Lam Sơn',
    className: '3A',
    merit: 'Hoàn thành xuất sắc học kỳ I',
    account: 'Bố bệnh nặng dài ngày',
    evidenceNumber: '023',
  },
  {
    name: 'Trương Minh Khuê',
    birthYear: 2006,
    guardianName: 'Trương Thị Hải',
    unitCode: '15070',
    school: 'Trường THCS Thúy Sơn',
    className: '7A',
    merit: 'Học sinh tiên tiến học kỳ I',
    account: 'Mẹ đơn thân nuôi ba con',
    evidenceNumber: '088',
  },
];

/** Sent without the confirmation of circumstances, so returned for completion. */
export const incompleteStudent: StoryPerson & { account: string } = {
  name: 'Lò Thị Uyên My',
  birthYear: 2007,
  guardianName: 'Lò Văn Khang',
  unitCode: '15076',
  school: 'Trường THCS Vân Am',
  className: '6A',
  merit: 'Học sinh giỏi học kỳ I',
  account: 'Nhà xa trường, ở trọ học',
};

export const teachers: StoryPerson[] = [
  {
    name: 'Đinh Thị Thanh Thiên',
    birthYear: 1982,
    unitCode: '15121',
    school: 'Trường THCS Minh Tiến',
    merit: 'Giáo viên dạy giỏi cấp tỉnh',
  },
  {
    name: 'Lương Văn Quang Hòa',
    birthYear: 1979,
    unitCode: '15118',
    school: 'Trường Tiểu học Kiên Thọ',
    merit: 'Giáo viên dạy giỏi cấp huyện',
  },
];

const person = (
  name: string,
  unitCode: string,
  school: string,
  merit: string,
  birthYear?: number,
  guardianName?: string,
): StoryPerson => ({
  name,
  unitCode,
  school,
  merit,
  birthYear,
  guardianName,
});

/** Honours without money: good teachers, active members, contest winners, excellent students. */
export const honourees: Record<
  'excellentTeacher' | 'activeMember' | 'contestWinner' | 'academicPrizeStudent',
  StoryPerson[]
> = {
  excellentTeacher: [
    person('Nguyễn Thị Việt Hà', '15061', 'Trường THCS thị trấn', 'Giáo viên dạy giỏi cấp huyện', 1985),
    person('Trần Ngọc Cầm', '15124', 'Trường Tiểu học Minh Sơn', 'Giáo viên dạy giỏi cấp huyện', 1988),
    person('Lê Đình Quang Thạch', '15115', 'Trường THCS Nguyệt Ấn', 'Giáo viên dạy giỏi cấp huyện', 1981),
    person('Phạm Thị Như Hảo', '15091', 'Trường Mầm non Ngọc Liên', 'Giáo viên dạy giỏi cấp huyện', 1990),
    person('Vũ Văn Bách Nhân', '15100', 'Trường THCS Cao Thịnh', 'Giáo viên dạy giỏi cấp huyện', 1983),
  ],
  activeMember: [
    person('Hoàng Đình An Nguyên', '15064', '', 'Hội viên tích cực xây dựng quỹ', 1956),
    person('Nguyễn Thị Thu Hằng', '15085', '', 'Hội viên tích cực vận động dòng họ', 1960),
    person('Phan Xuân Long Quân', '15088', '', 'Hội viên tích cực', 1953),
    person('Bùi Thị Ngọc Hân', '15112', '', 'Hội viên tích cực', 1962),
    person('Lê Văn Công Luật', '15070', '', 'Hội viên tích cực', 1958),
    person('Cao Thị Quỳnh Vân', '15100', '', 'Hội viên tích cực', 1961),
  ],
  contestWinner: [
    person(
      'Nguyễn Xuân Minh Quân',
      '15061',
      'Trường THCS thị trấn',
      'Giải Nhì cuộc thi viết thư',
      2005,
      'Nguyễn Văn Thông',
    ),
    person(
      'Trịnh Thị Vy Lam',
      '15097',
      'Trường THCS Lộc Thịnh',
      'Giải Ba cuộc thi kể chuyện',
      2006,
      'Trịnh Văn Phúc',
    ),
    person(
      'Phạm Hữu Sơn Tùng',
      '15103',
      'Trường THCS Ngọc Trung',
      'Giải Khuyến khích tin học trẻ',
      2006,
      'Phạm Văn Cung',
    ),
    person(
      'Lê Thị Khánh Đan',
      '15094',
      'Trường Tiểu học Ngọc Sơn',
      'Giải Nhất viết chữ đẹp',
      2009,
      'Lê Văn Tường',
    ),
    person(
      'Vi Thị Linh Nhi',
      '15106',
      'Trường THCS Phùng Giáo',
      'Giải Ba cuộc thi vẽ tranh',
      2007,
      'Vi Văn Tú',
    ),
    person(
      'Hà Văn Thiện Tính',
      '15109',
      'Trường THCS Phùng Minh',
      'Giải Nhì sáng tạo thiếu niên',
      2005,
      'Hà Thị Tâm',
    ),
  ],
  academicPrizeStudent: [
    person(
      'Trần Thị Hồng Ngọc',
      '15061',
      'Trường THPT Ngọc Lặc',
      'Giải Nhì học sinh giỏi tỉnh môn Toán',
      2002,
      'Trần Văn Duy',
    ),
    person(
      'Nguyễn Văn Đức Khang',
      '15118',
      'Trường THPT Lê Lai',
      'Giải Ba học sinh giỏi tỉnh môn Vật lí',
      2002,
      'Nguyễn Thị Hương',
    ),
    person(
      'Bùi Hữu Kim Xuyến',
      '15067',
      'Trường THCS Mỹ Tân',
      'Giải Nhất học sinh giỏi huyện môn Ngữ văn',
      2004,
      'Bùi Văn Hào',
    ),
    person(
      'Phạm Thị Thuý Loan',
      '15073',
      'Trường THCS Thạch Lập',
      'Giải Nhì học sinh giỏi huyện môn Tiếng Anh',
      2004,
      'Phạm Văn Long',
    ),
    person(
      'Lê Xuân Gia Bảo',
      '15079',
      'Trường THCS Cao Ngọc',
      'Giải Ba học sinh giỏi huyện môn Hoá học',
      2004,
      'Lê Thị Bích',
    ),
    person(
      'Quách Thị Tường Vi',
      '15082',
      'Trường THCS Ngọc Khê',
      'Giải Ba học sinh giỏi huyện môn Sinh học',
      2005,
      'Quách Văn Trà',
    ),
    person(
      'Đỗ Minh Huy Hoàng',
      '15088',
      'Trường THCS Đồng Thịnh',
      'Giải Nhì học sinh giỏi huyện môn Lịch sử',
      2005,
      'Đỗ Thị Mỹ',
    ),
    person(
      'Vương Thị Hiếu Khanh',
      '15115',
      'Trường THCS Nguyệt Ấn',
      'Giải Khuyến khích học sinh giỏi huyện môn Địa lí',
      2004,
      'Vương Văn Kiên',
    ),
  ],
};
